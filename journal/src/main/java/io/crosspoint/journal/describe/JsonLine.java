package io.crosspoint.journal.describe;

import org.agrona.DirectBuffer;

import java.util.HexFormat;

/** JSON written piece by piece onto one line; puts the commas. */
final class JsonLine {
    private final StringBuilder out = new StringBuilder(1024);

    void clear() {
        out.setLength(0);
    }

    int length() {
        return out.length();
    }

    /** Forgets what was written behind a former length. */
    void cutTo(int length) {
        out.setLength(length);
    }

    void beginObject() {
        separate();
        out.append('{');
    }

    void endObject() {
        out.append('}');
    }

    void beginArray() {
        separate();
        out.append('[');
    }

    void endArray() {
        out.append(']');
    }

    void name(String name) {
        separate();
        out.append('"').append(name).append("\":");
    }

    void text(String text) {
        separate();
        PlainText.quote(text, out);
    }

    void number(long value) {
        separate();
        out.append(value);
    }

    void unsignedNumber(long value) {
        separate();
        out.append(Long.toUnsignedString(value));
    }

    void hex(DirectBuffer buffer, int index, int length) {
        separate();
        out.append('"');
        for (int i = 0; i < length; i++) {
            out.append(HexFormat.of().toHexDigits(buffer.getByte(index + i)));
        }
        out.append('"');
    }

    private void separate() {
        if (out.isEmpty()) {
            return;
        }
        char last = out.charAt(out.length() - 1);
        if (last != '{' && last != '[' && last != ':') {
            out.append(',');
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
