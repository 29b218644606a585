package io.crosspoint.iso8583;

/**
 * The length that precedes the content of a variable field.
 *
 * @param form how the digits of the length are written; {@link Form#NONE} for a fixed field
 * @param digits how many digits it has, 1 to 4; bytes for a binary one; 0 for a fixed field
 * @param count what it counts
 */
public record Prefix(Form form, int digits, Count count) {
    /** A fixed field's. */
    public static final Prefix NONE = new Prefix(Form.NONE, 0, Count.UNITS);

    /** How the digits of a length are written. */
    public enum Form {
        NONE,
        ASCII,
        BCD,
        /** A big-endian number. */
        BINARY,
        EBCDIC,
        /** ASCII hex digits. */
        HEX
    }

    /** What a length counts. */
    public enum Count {
        /** Digits, characters or bytes, as the content's encoding does. */
        UNITS,
        /** Bytes of content on the wire. */
        BYTES,
        /** Half bytes of content on the wire. */
        NIBBLES
    }

    public Prefix {
        if ((form == Form.NONE) != (digits == 0) || digits < 0 || digits > 4) {
            throw new IllegalArgumentException(
                    "digits of a length prefix: " + digits + " (expected: 1 to 4, 0 when fixed)");
        }
    }

    /** Bytes on the wire. */
    public int wireLength() {
        return form == Form.BCD ? (digits + 1) >> 1 : digits;
    }

    /** The highest number it can hold. */
    int highest() {
        return switch (form) {
            case NONE -> 0;
            case ASCII, BCD, EBCDIC -> (int) Math.pow(10, digits) - 1;
            case HEX -> (1 << (4 * digits)) - 1;
            case BINARY -> digits == 4 ? Integer.MAX_VALUE : (1 << (8 * digits)) - 1;
        };
    }

    /** Whether it is one of the plain forms, which decoding reads without looking at the field. */
    boolean plain() {
        return count == Count.UNITS
                && (form == Form.NONE || form == Form.ASCII || form == Form.BCD);
    }
}
