package io.crosspoint.journal.describe;

import io.crosspoint.journal.RecordView;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** Reads a record's fields one beside the other, by their paths, whatever its type. One thread. */
public final class RecordFields {
    private final RecordSchemas schemas;
    private final List<FieldValue> values = new ArrayList<>();
    private final Flat flat = new Flat();

    public RecordFields(RecordSchemas schemas) {
        this.schemas = schemas;
    }

    /**
     * The fields of a record in the order of its schema; a member of a group has the path of its
     * group, once for each member. Empty for a type that no schema knows, and for a message that
     * claims more than its record. Valid until the next call.
     */
    public List<FieldValue> of(RecordView record) {
        values.clear();
        flat.prefix = "";
        RecordSchemas.Type type = schemas.typeOf(record);
        if (type == null) {
            return List.of();
        }
        DirectBuffer message =
                new UnsafeBuffer(
                        record.buffer(),
                        record.bodyOffset() + type.headerLength(),
                        record.bodyLength() - type.headerLength());
        try {
            new MessageWalker(flat, message, type.tokens(), type.version())
                    .walk(type.blockLength());
            return Collections.unmodifiableList(values);
        } catch (IndexOutOfBoundsException e) {
            return List.of();
        }
    }

    private final class Flat implements FieldSink {
        private String prefix = "";

        @Override
        public void beginComposite(String name) {
            prefix += name + ".";
        }

        @Override
        public void endComposite() {
            prefix = prefix.substring(0, prefix.lastIndexOf('.', prefix.length() - 2) + 1);
        }

        @Override
        public void beginGroup(String name) {
            beginComposite(name);
        }

        @Override
        public void beginMember() {}

        @Override
        public void endMember() {}

        @Override
        public void endGroup() {
            endComposite();
        }

        @Override
        public void number(String name, long value, boolean unsigned) {
            FieldKind kind = unsigned ? FieldKind.UNSIGNED : FieldKind.NUMBER;
            values.add(new FieldValue(prefix + name, kind, value, ""));
        }

        @Override
        public void text(String name, String value) {
            values.add(new FieldValue(prefix + name, FieldKind.TEXT, 0, value));
        }

        @Override
        public void choice(String name, String value) {
            values.add(new FieldValue(prefix + name, FieldKind.CHOICE, 0, value));
        }

        @Override
        public void choices(String name, List<String> set) {
            String text = String.join(",", set);
            values.add(new FieldValue(prefix + name, FieldKind.CHOICES, 0, text));
        }

        @Override
        public void bytes(String name, DirectBuffer buffer, int index, int length) {
            byte[] bytes = new byte[length];
            buffer.getBytes(index, bytes);
            String text = HexFormat.of().formatHex(bytes);
            values.add(new FieldValue(prefix + name, FieldKind.BYTES, 0, text));
        }
    }
}
