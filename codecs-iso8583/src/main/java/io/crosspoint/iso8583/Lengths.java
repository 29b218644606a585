package io.crosspoint.iso8583;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Lengths before fields, in all their forms. The frequent ones are also read by faster ways. */
final class Lengths {
    private static final int MALFORMED = -1;

    private Lengths() {}

    /** Units of content that the length before it stands for; negative when it is malformed. */
    static int units(FieldSpec field, DirectBuffer in, int at) {
        int number = number(field.prefix(), in, at);
        return number < 0 ? MALFORMED : units(field.encoding(), field.prefix().count(), number);
    }

    private static int number(Prefix prefix, DirectBuffer in, int at) {
        return switch (prefix.form()) {
            case NONE -> MALFORMED;
            case BINARY -> binary(prefix.digits(), in, at);
            case BCD -> bcd(prefix, in, at);
            case ASCII -> digits(prefix.digits(), 10, in, at, (byte) 0);
            case HEX -> digits(prefix.digits(), 16, in, at, (byte) 0);
            case EBCDIC -> digits(prefix.digits(), 10, in, at, (byte) 0xC0);
        };
    }

    /** Four bytes above the highest int count as malformed. */
    private static int binary(int bytes, DirectBuffer in, int at) {
        int number = 0;
        for (int i = at; i < at + bytes; i++) {
            number = number << 8 | (in.getByte(i) & 0xFF);
        }
        return number;
    }

    private static int bcd(Prefix prefix, DirectBuffer in, int at) {
        int number = 0;
        for (int i = at; i < at + prefix.wireLength(); i++) {
            int high = in.getByte(i) >> 4 & 0xF;
            int low = in.getByte(i) & 0xF;
            if (high > 9 || low > 9) {
                return MALFORMED;
            }
            number = number * 100 + high * 10 + low;
        }
        return number;
    }

    /** EBCDIC digits are ASCII ones with the two highest bits set. */
    private static int digits(int count, int radix, DirectBuffer in, int at, byte page) {
        int number = 0;
        for (int i = at; i < at + count; i++) {
            int digit = Character.digit((in.getByte(i) ^ page) & 0xFF, radix);
            if (digit < 0) {
                return MALFORMED;
            }
            number = number * radix + digit;
        }
        return number;
    }

    private static int units(Encoding encoding, Prefix.Count count, int number) {
        return switch (count) {
            case UNITS -> number;
            case BYTES ->
                    switch (encoding) {
                        case TEXT, RAW, EBCDIC_037, EBCDIC_1047 -> number;
                        case HEX -> even(number);
                        case BCD_LEFT, BCD_RIGHT -> doubled(number);
                        case SIGNED_BCD -> number == 0 ? 0 : doubled(number - 1) + 1;
                    };
            case NIBBLES ->
                    switch (encoding) {
                        case TEXT, RAW, EBCDIC_037, EBCDIC_1047 -> even(number);
                        case HEX -> (number & 3) == 0 ? number >> 2 : MALFORMED;
                        case BCD_LEFT, BCD_RIGHT -> number;
                        case SIGNED_BCD -> number == 0 ? 0 : number - 1;
                    };
        };
    }

    private static int even(int number) {
        return (number & 1) == 0 ? number >> 1 : MALFORMED;
    }

    /** More than any field allows stays so. */
    private static int doubled(int number) {
        return Math.min(number, 1 << 20) << 1;
    }

    /** The number that stands before content of {@code units} units. */
    static int count(Encoding encoding, Prefix.Count count, int units) {
        return switch (count) {
            case UNITS -> units;
            case BYTES -> units == 0 ? 0 : encoding.wireLength(units);
            case NIBBLES ->
                    switch (encoding) {
                        case BCD_LEFT, BCD_RIGHT -> units;
                        case SIGNED_BCD -> units == 0 ? 0 : units + 1;
                        case TEXT, RAW, HEX, EBCDIC_037, EBCDIC_1047 ->
                                2 * encoding.wireLength(units);
                    };
        };
    }

    /** Writes the length of content of {@code units} units. */
    static void put(FieldSpec field, MutableDirectBuffer into, int at, int units) {
        Prefix prefix = field.prefix();
        int number = count(field.encoding(), prefix.count(), units);
        switch (prefix.form()) {
            case NONE -> {}
            case ASCII -> Digits.put(into, at, prefix.digits(), number);
            case BCD -> Digits.putBcd(into, at, prefix.digits(), number);
            case EBCDIC -> {
                Digits.put(into, at, prefix.digits(), number);
                Ebcdic.PAGE_037.encode(into, at, prefix.digits());
            }
            case HEX -> {
                for (int i = 0; i < prefix.digits(); i++) {
                    int shift = 4 * (prefix.digits() - 1 - i);
                    into.putByte(at + i, Characters.hexDigit(number >>> shift & 0xF));
                }
            }
            case BINARY -> {
                for (int i = 0; i < prefix.digits(); i++) {
                    into.putByte(at + i, (byte) (number >>> (8 * (prefix.digits() - 1 - i))));
                }
            }
        }
    }
}
