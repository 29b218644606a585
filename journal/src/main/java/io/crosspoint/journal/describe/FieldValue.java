package io.crosspoint.journal.describe;

/**
 * One field of one record.
 *
 * @param path from the message down, such as {@code facts.rrn}
 * @param number its value when the kind is a number, 0 otherwise
 * @param text its value when the kind is no number: the names of set bits have commas between,
 *     bytes are hexadecimal digits
 */
public record FieldValue(String path, FieldKind kind, long number, String text) {

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** As it may be printed: what could be paid with or names a person is masked. */
    public String shown() {
        if (kind == FieldKind.TEXT) {
            return FieldMask.shown(name(), text);
        }
        if (kind != FieldKind.NUMBER && kind != FieldKind.UNSIGNED) {
            return text;
        }
        String masked = FieldMask.shown(name(), number);
        if (masked != null) {
            return masked;
        }
        return kind == FieldKind.UNSIGNED ? Long.toUnsignedString(number) : Long.toString(number);
    }

    @Override
    public String toString() {
        return path + "=" + shown();
    }
}
