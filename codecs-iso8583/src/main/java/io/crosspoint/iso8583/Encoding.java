package io.crosspoint.iso8583;

/** How the content of a field stands on the wire. A unit is what the field's length counts. */
public enum Encoding {
    /** One byte a character; the unit is a byte. */
    TEXT(0, 2, 0),
    /** Two digits a byte, an odd count followed by a 0 nibble; the unit is a digit. */
    BCD_LEFT(1, 1, 1),
    /** Two digits a byte, an odd count preceded by a 0 nibble; the unit is a digit. */
    BCD_RIGHT(2, 1, 1),
    /** One ASCII sign, then right-aligned BCD; the unit is a character. */
    SIGNED_BCD(3, 1, 2),
    /** Bytes as they are; the unit is a byte. */
    RAW(4, 2, 0),
    /** Two ASCII hex digits a byte; the unit is a byte. */
    HEX(5, 4, 0),
    /** One byte a character of the EBCDIC code page 037; the unit is a byte. */
    EBCDIC_037(6, 2, 0),
    /** One byte a character of the EBCDIC code page 1047; the unit is a byte. */
    EBCDIC_1047(7, 2, 0);

    private static final Encoding[] BY_CODE = values();

    private final int code;
    private final int halfBytesPerUnit;
    private final int halfBytesMore;

    Encoding(int code, int halfBytesPerUnit, int halfBytesMore) {
        this.code = code;
        this.halfBytesPerUnit = halfBytesPerUnit;
        this.halfBytesMore = halfBytesMore;
    }

    int code() {
        return code;
    }

    int halfBytesPerUnit() {
        return halfBytesPerUnit;
    }

    int halfBytesMore() {
        return halfBytesMore;
    }

    static Encoding of(int code) {
        return BY_CODE[code];
    }

    /** Bytes on the wire of content of {@code units} units. */
    public int wireLength(int units) {
        return (units * halfBytesPerUnit + halfBytesMore) >> 1;
    }
}
