package io.crosspoint.iso8583;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A code page of EBCDIC, which holds the 256 characters of ISO-8859-1 in another order. */
final class Ebcdic {
    static final Ebcdic PAGE_037 = new Ebcdic("IBM037");
    static final Ebcdic PAGE_1047 = new Ebcdic("IBM1047");

    private final byte[] toLatin = new byte[256];
    private final byte[] fromLatin = new byte[256];

    private Ebcdic(String charset) {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        byte[] latin =
                new String(all, Charset.forName(charset)).getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < all.length; i++) {
            toLatin[i] = latin[i];
            fromLatin[latin[i] & 0xFF] = (byte) i;
        }
    }

    static Ebcdic of(Encoding encoding) {
        return encoding == Encoding.EBCDIC_1047 ? PAGE_1047 : PAGE_037;
    }

    /** The character as ISO-8859-1 has it. */
    byte latin(byte ebcdic) {
        return toLatin[ebcdic & 0xFF];
    }

    /** Eight characters as ISO-8859-1 has them. */
    long latin(long eight) {
        long latin = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            latin |= (latin((byte) (eight >>> shift)) & 0xFFL) << shift;
        }
        return latin;
    }

    /** The character as this page has it. */
    byte ebcdic(byte latin) {
        return fromLatin[latin & 0xFF];
    }

    void decode(DirectBuffer in, int at, int length, MutableDirectBuffer into, int to) {
        for (int i = 0; i < length; i++) {
            into.putByte(to + i, latin(in.getByte(at + i)));
        }
    }

    /** Turns characters of ISO-8859-1 into those of this page, where they lie. */
    void encode(MutableDirectBuffer buffer, int at, int length) {
        for (int i = at; i < at + length; i++) {
            buffer.putByte(i, ebcdic(buffer.getByte(i)));
        }
    }

    /** Whether all characters are ones that a check of {@link Plan} allows. */
    boolean valid(int check, DirectBuffer in, int at, int length) {
        for (int i = 0; i < length; i++) {
            if (!fits(check, in.getByte(at + i), i)) {
                return false;
            }
        }
        return true;
    }

    boolean fits(int check, byte ebcdic, int position) {
        byte b = latin(ebcdic);
        return switch (check) {
            case Plan.EBCDIC_DIGITS -> Characters.digit(b);
            case Plan.EBCDIC_PRINTABLE -> b >= ' ' && b <= '~';
            case Plan.EBCDIC_TRACK -> b >= ' ' && b <= '_';
            case Plan.EBCDIC_SIGNED -> position == 0 ? b == 'C' || b == 'D' : Characters.digit(b);
            default -> true;
        };
    }

    /** The digits as a number; the caller has checked them. */
    static long number(DirectBuffer in, int at, int digits) {
        long value = 0;
        for (int i = at; i < at + digits; i++) {
            value = value * 10 + (in.getByte(i) & 0xF);
        }
        return value;
    }
}
