package io.crosspoint.journal.describe;

import org.agrona.DirectBuffer;

import java.util.List;

/** Writes fields as the members of a JSON object, masked. */
final class JsonFields implements FieldSink {
    private final JsonLine out;

    JsonFields(JsonLine out) {
        this.out = out;
    }

    @Override
    public void beginComposite(String name) {
        out.name(name);
        out.beginObject();
    }

    @Override
    public void endComposite() {
        out.endObject();
    }

    @Override
    public void beginGroup(String name) {
        out.name(name);
        out.beginArray();
    }

    @Override
    public void beginMember() {
        out.beginObject();
    }

    @Override
    public void endMember() {
        out.endObject();
    }

    @Override
    public void endGroup() {
        out.endArray();
    }

    @Override
    public void number(String name, long value, boolean unsigned) {
        out.name(name);
        String shown = FieldMask.shown(name, value);
        if (shown != null) {
            out.text(shown);
        } else if (unsigned) {
            out.unsignedNumber(value);
        } else {
            out.number(value);
        }
    }

    @Override
    public void text(String name, String value) {
        out.name(name);
        out.text(FieldMask.shown(name, value));
    }

    @Override
    public void choice(String name, String value) {
        out.name(name);
        out.text(value);
    }

    @Override
    public void choices(String name, List<String> values) {
        out.name(name);
        out.beginArray();
        values.forEach(out::text);
        out.endArray();
    }

    @Override
    public void bytes(String name, DirectBuffer buffer, int index, int length) {
        out.name(name);
        out.hex(buffer, index, length);
    }
}
