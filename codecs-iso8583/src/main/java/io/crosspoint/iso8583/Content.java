package io.crosspoint.iso8583;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

import java.nio.ByteOrder;

/** The content of an indexed field as characters and as bytes. */
final class Content {
    private Content() {}

    /** Characters: BCD unpacked, raw bytes as hex. Returns how many. */
    static int text(MessageView view, int de, MutableDirectBuffer into, int to) {
        DirectBuffer in = view.frame();
        int at = view.contentAt(de);
        int units = view.unitsOf(de);
        switch (Plan.encoding(view.dialect().plans()[de])) {
            case TEXT -> Runs.copy(in, at, into, to, units);
            case EBCDIC_037, EBCDIC_1047 ->
                    Ebcdic.of(Plan.encoding(view.dialect().plans()[de]))
                            .decode(in, at, units, into, to);
            case HEX -> {
                Runs.copy(in, at, into, to, 2 * units);
                return 2 * units;
            }
            case RAW -> {
                hex(in, at, units, into, to);
                return 2 * units;
            }
            case BCD_LEFT -> Bcd.unpack(in, at, units, true, into, to);
            case BCD_RIGHT -> Bcd.unpack(in, at, units, false, into, to);
            case SIGNED_BCD -> {
                if (units > 0) {
                    into.putByte(to, in.getByte(at));
                    Bcd.unpack(in, at + 1, units - 1, false, into, to + 1);
                }
            }
        }
        return units;
    }

    /** The bytes it stands for. Returns how many, -1 when text that should be hex is not. */
    static int bytes(MessageView view, int de, MutableDirectBuffer into, int to) {
        FieldSpec field = view.dialect().field(de);
        boolean hexText = field != null && field.hexText();
        Encoding encoding = Plan.encoding(view.dialect().plans()[de]);
        if (encoding != Encoding.HEX && encoding != Encoding.RAW && !hexText) {
            return text(view, de, into, to);
        }
        DirectBuffer in = view.frame();
        int at = view.contentAt(de);
        int length = view.wireLength(de);
        if (encoding == Encoding.RAW) {
            Runs.copy(in, at, into, to, length);
            return length;
        }
        if ((length & 1) != 0 || !Characters.hex(in, at, length)) {
            return -1;
        }
        unhex(in, at, length >> 1, into, to);
        return length >> 1;
    }

    static void hex(DirectBuffer in, int at, int bytes, MutableDirectBuffer into, int to) {
        int words = bytes & -Integer.BYTES;
        for (int i = 0; i < words; i += Integer.BYTES) {
            int four = in.getInt(at + i, ByteOrder.BIG_ENDIAN);
            long eight = Words.toHex(Integer.toUnsignedLong(four));
            into.putLong(to + 2 * i, eight, ByteOrder.LITTLE_ENDIAN);
        }
        for (int i = words; i < bytes; i++) {
            int b = in.getByte(at + i);
            into.putByte(to + 2 * i, Characters.hexDigit(b >> 4 & 0xF));
            into.putByte(to + 2 * i + 1, Characters.hexDigit(b & 0xF));
        }
    }

    /** The caller has checked the hex digits. */
    static void unhex(DirectBuffer in, int at, int bytes, MutableDirectBuffer into, int to) {
        int words = bytes & -Integer.BYTES;
        for (int i = 0; i < words; i += Integer.BYTES) {
            long eight = in.getLong(at + 2 * i, ByteOrder.LITTLE_ENDIAN);
            into.putInt(to + i, (int) Words.ofHex(eight), ByteOrder.BIG_ENDIAN);
        }
        for (int i = words; i < bytes; i++) {
            int high = Characters.nibble(in.getByte(at + 2 * i));
            int low = Characters.nibble(in.getByte(at + 2 * i + 1));
            into.putByte(to + i, (byte) (high << 4 | low));
        }
    }
}
