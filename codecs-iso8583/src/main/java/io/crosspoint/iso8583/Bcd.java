package io.crosspoint.iso8583;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Two digits a byte. The separator {@code =} of track data is nibble D. */
final class Bcd {
    private static final int SEPARATOR = 0xD;

    private Bcd() {}

    /** Whether every nibble of {@code digits} is one the type has, and the filler is 0. */
    static boolean valid(DirectBuffer in, int at, int digits, boolean left, boolean track) {
        int bytes = (digits + 1) >> 1;
        if ((digits & 1) != 0 && nibble(in, at, left ? digits : 0) != 0) {
            return false;
        }
        if (bytes < Long.BYTES) {
            return validEach(in, at, bytes, track);
        }
        int last = at + bytes - Long.BYTES;
        long defects = defects(in.getLong(last), track);
        for (int i = at; i < last; i += Long.BYTES) {
            defects |= defects(in.getLong(i), track);
        }
        return defects == 0;
    }

    private static boolean validEach(DirectBuffer in, int at, int bytes, boolean track) {
        long defects = 0;
        for (int i = at; i < at + bytes; i++) {
            defects |= defects(in.getByte(i) & 0xFF, track);
        }
        return defects == 0;
    }

    private static long defects(long nibbles, boolean track) {
        return track ? Words.notBcdTrack(nibbles) : Words.notBcd(nibbles);
    }

    /** One ASCII sign, then {@code units - 1} digits with any filler in front. */
    static boolean signedValid(DirectBuffer in, int at, int units) {
        if (units == 0) {
            return true;
        }
        byte sign = in.getByte(at);
        return (sign == 'C' || sign == 'D') && valid(in, at + 1, units - 1, false, false);
    }

    private static int nibble(DirectBuffer in, int at, int i) {
        int b = in.getByte(at + (i >> 1));
        return (i & 1) == 0 ? b >> 4 & 0xF : b & 0xF;
    }

    /** The caller has checked the digits and the filler. */
    static long number(DirectBuffer in, int at, int digits, boolean left) {
        long value = 0;
        for (int i = at, end = at + ((digits + 1) >> 1); i < end; i++) {
            int pair = in.getByte(i);
            value = value * 100 + (pair >> 4 & 0xF) * 10L + (pair & 0xF);
        }
        return left && (digits & 1) != 0 ? value / 10 : value;
    }

    static void unpack(
            DirectBuffer in, int at, int digits, boolean left, MutableDirectBuffer into, int to) {
        int skipped = left ? 0 : digits & 1;
        for (int i = 0; i < digits; i++) {
            int nibble = nibble(in, at, i + skipped);
            into.putByte(to + i, (byte) (nibble == SEPARATOR ? '=' : '0' + nibble));
        }
    }

    /** How many nibbles of zero stand before {@code digits} of a field of {@code units} digits. */
    static int leading(int units, int digits, boolean left) {
        return units - digits + (left ? 0 : units & 1);
    }

    /** Packs digits behind {@code leading} zero nibbles; a last half byte is filled with zero. */
    static void pack(
            DirectBuffer text, int at, int digits, int leading, MutableDirectBuffer into, int to) {
        int bytes = (leading + digits + 1) >> 1;
        for (int i = 0; i < bytes; i++) {
            int high = packed(text, at, 2 * i - leading, digits);
            int low = packed(text, at, 2 * i + 1 - leading, digits);
            into.putByte(to + i, (byte) (high << 4 | low));
        }
    }

    private static int packed(DirectBuffer text, int at, int i, int digits) {
        if (i < 0 || i >= digits) {
            return 0;
        }
        int c = text.getByte(at + i);
        return c == '=' || c == 'D' ? SEPARATOR : c - '0';
    }
}
