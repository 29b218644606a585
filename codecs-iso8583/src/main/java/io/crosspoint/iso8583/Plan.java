package io.crosspoint.iso8583;

import java.util.function.ToIntFunction;

/**
 * What decoding a field takes, in one int: prefix form, content check, encoding, most units. The
 * decoder's loop reads one array and branches on two small numbers instead of following objects.
 *
 * <pre>
 *  31           16 15     12 11      8 7       4 3       0
 * +---------------+---------+---------+---------+---------+
 * |   most units  |         | encoding|  check  |  prefix |
 * +---------------+---------+---------+---------+---------+
 * </pre>
 */
final class Plan {
    static final int UNDEFINED = 0;

    static final int FIXED = 1;
    static final int ASCII_1 = 2;
    static final int ASCII_2 = 3;
    static final int ASCII_3 = 4;
    static final int ASCII_4 = 5;
    static final int BCD_1 = 6;
    static final int BCD_2 = 7;

    /** Any other length, which {@link Lengths} reads: of 1 byte, and so on to 4. */
    static final int OTHER_1 = 8;

    static final int ANY = 0;
    static final int DIGITS = 1;
    static final int PRINTABLE = 2;
    static final int TRACK = 3;
    static final int SIGNED = 4;
    static final int HEX = 5;
    static final int BCD_DIGITS = 6;
    static final int BCD_TRACK = 7;
    static final int SIGNED_BCD = 8;
    static final int EBCDIC_DIGITS = 9;
    static final int EBCDIC_PRINTABLE = 10;
    static final int EBCDIC_TRACK = 11;
    static final int EBCDIC_SIGNED = 12;

    /** The {@link #form} of fixed fields of digits. */
    static final int FIXED_DIGITS = DIGITS << 4 | FIXED;

    private static final int SCANNED_CHECKS =
            1 << ANY
                    | 1 << DIGITS
                    | 1 << PRINTABLE
                    | 1 << TRACK
                    | 1 << HEX
                    | 1 << BCD_DIGITS
                    | 1 << BCD_TRACK;
    private static final int CHARACTERS =
            1 << Encoding.TEXT.code() | 1 << Encoding.RAW.code() | 1 << Encoding.HEX.code();
    private static final int VARIABLE_ENCODINGS = CHARACTERS | 1 << Encoding.BCD_LEFT.code();
    private static final int EVEN_ENCODINGS = CHARACTERS | 1 << Encoding.BCD_RIGHT.code();

    /** One nibble for each prefix form, FIXED in nibble 1. */
    private static final long PREFIX_LENGTHS = 0x4321_2143_2100L;

    /** A nibble for each encoding: half bytes a unit, and half bytes more for all units. */
    private static final long HALF_BYTES = nibbles(Encoding::halfBytesPerUnit);

    private static final long HALF_BYTES_MORE = nibbles(Encoding::halfBytesMore);

    private Plan() {}

    private static long nibbles(ToIntFunction<Encoding> of) {
        long nibbles = 0;
        for (Encoding encoding : Encoding.values()) {
            nibbles |= (long) of.applyAsInt(encoding) << (4 * encoding.code());
        }
        return nibbles;
    }

    static int of(FieldSpec field) {
        return field.max() << 16
                | field.encoding().code() << 8
                | check(field) << 4
                | prefix(field.prefix());
    }

    static int prefix(int plan) {
        return plan & 0xF;
    }

    /** All but the most units. */
    static int form(int plan) {
        return plan & 0xFFFF;
    }

    /** Of variable length, and content whose bytes can be checked one by one. */
    static boolean scanned(int plan) {
        return prefix(plan) != FIXED && scannedContent(plan, VARIABLE_ENCODINGS);
    }

    /** Of a length that never changes, and content whose bytes can be checked one by one. */
    static boolean even(int plan) {
        return prefix(plan) == FIXED && scannedContent(plan, EVEN_ENCODINGS);
    }

    private static boolean scannedContent(int plan, int encodings) {
        return (1 << check(plan) & SCANNED_CHECKS) != 0
                && (1 << (plan >> 8 & 0xF) & encodings) != 0;
    }

    /** Text that is checked as it stands, fixed or with a length of two or three ASCII digits. */
    static boolean plainText(int plan) {
        int prefixes = 1 << FIXED | 1 << ASCII_2 | 1 << ASCII_3;
        return (1 << prefix(plan) & prefixes) != 0
                && scannedContent(plan, 1 << Encoding.TEXT.code());
    }

    /** Whether the content is ASCII digits, whatever the length looks like. */
    static boolean textDigits(int plan) {
        return (plan & 0xFF0) == DIGITS << 4;
    }

    static int check(int plan) {
        return plan >> 4 & 0xF;
    }

    static Encoding encoding(int plan) {
        return Encoding.of(plan >> 8 & 0xF);
    }

    static int max(int plan) {
        return plan >>> 16;
    }

    /** As {@link Encoding#wireLength}, without a branch. */
    static int wireLength(int plan, int units) {
        int shift = plan >> 6 & 0x3C;
        return (int)
                ((units * (HALF_BYTES >>> shift & 0xF) + (HALF_BYTES_MORE >>> shift & 0xF)) >> 1);
    }

    /** Bytes of the length prefix. */
    static int prefixLength(int plan) {
        return (int) (PREFIX_LENGTHS >>> (4 * (plan & 0xF))) & 0xF;
    }

    private static int prefix(Prefix prefix) {
        if (!prefix.plain()) {
            return OTHER_1 + prefix.wireLength() - 1;
        }
        return switch (prefix.form()) {
            case ASCII -> ASCII_1 + prefix.digits() - 1;
            case BCD -> prefix.digits() <= 2 ? BCD_1 : BCD_2;
            case NONE, BINARY, EBCDIC, HEX -> FIXED;
        };
    }

    private static int check(FieldSpec field) {
        return switch (field.encoding()) {
            case RAW -> ANY;
            case HEX -> HEX;
            case SIGNED_BCD -> SIGNED_BCD;
            case EBCDIC_037, EBCDIC_1047 ->
                    switch (field.type()) {
                        case N -> EBCDIC_DIGITS;
                        case AN -> EBCDIC_PRINTABLE;
                        case Z -> EBCDIC_TRACK;
                        case XN -> EBCDIC_SIGNED;
                        case ANS, B -> ANY;
                    };
            case BCD_LEFT, BCD_RIGHT -> field.type() == ContentType.Z ? BCD_TRACK : BCD_DIGITS;
            case TEXT ->
                    switch (field.type()) {
                        case N -> DIGITS;
                        case AN -> PRINTABLE;
                        case Z -> TRACK;
                        case XN -> SIGNED;
                        case ANS, B -> ANY;
                    };
        };
    }
}
