package io.crosspoint.iso8583;

/**
 * The length that precedes the content of a variable field, counted in the field's units.
 *
 * @param form how the digits of the length are written; {@link Form#NONE} for a fixed field
 * @param digits how many digits it has, 1 to 4; 0 for a fixed field
 */
public record Prefix(Form form, int digits) {
    /** A fixed field's. */
    public static final Prefix NONE = new Prefix(Form.NONE, 0);

    /** How the digits of a length are written. */
    public enum Form {
        NONE,
        ASCII,
        BCD
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
}
