package io.crosspoint.perf.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Composes one iso87-ascii message from field texts; made once at start, then only patched. */
public final class AsciiMessage {
    private final String mti;
    private final SortedMap<Integer, String> fields = new TreeMap<>();

    /** Begins a message of the four-digit type. */
    public AsciiMessage(String mti) {
        if (!mti.matches("[0-9]{4}")) {
            throw new IllegalArgumentException("mti: " + mti + " (expected: 4 digits)");
        }
        this.mti = mti;
    }

    /**
     * Sets the content of {@code de} as it stands on the wire, without its length prefix.
     *
     * @throws IllegalArgumentException when its length does not fit the field
     */
    public AsciiMessage with(int de, String content) {
        if (!AsciiFields.fits(de, content.length())) {
            throw new IllegalArgumentException(
                    "DE" + de + ": length " + content.length() + " does not fit the field");
        }
        fields.put(de, content);
        return this;
    }

    /** The message's bytes, without a frame. */
    public byte[] bytes() {
        long[] bitmaps = new long[2];
        for (int de : fields.keySet()) {
            bitmaps[(de - 1) / 64] |= 1L << (63 - (de - 1) % 64);
        }
        StringBuilder text = new StringBuilder(mti);
        if (bitmaps[1] != 0) {
            bitmaps[0] |= 1L << 63;
        }
        text.append(hex(bitmaps[0]));
        if (bitmaps[1] != 0) {
            text.append(hex(bitmaps[1]));
        }
        for (Map.Entry<Integer, String> field : fields.entrySet()) {
            int prefix = AsciiFields.prefixLength(field.getKey());
            if (prefix > 0) {
                String length = Integer.toString(field.getValue().length());
                text.append("0".repeat(prefix - length.length())).append(length);
            }
            text.append(field.getValue());
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The message's bytes behind a len2 prefix. */
    public byte[] framed() {
        byte[] message = bytes();
        byte[] framed = new byte[message.length + Len2Handler.PREFIX_LENGTH];
        framed[0] = (byte) (message.length >> 8);
        framed[1] = (byte) message.length;
        System.arraycopy(message, 0, framed, Len2Handler.PREFIX_LENGTH, message.length);
        return framed;
    }

    /** Where the content of {@code de} begins in {@code message}, which must have the field. */
    public static int offset(byte[] message, int from, int de) {
        ByteBuf in = Unpooled.wrappedBuffer(message);
        int at = AsciiFields.find(in, from, message.length - from, de);
        if (at < 0) {
            throw new IllegalArgumentException("DE" + de + ": not in the message");
        }
        return at;
    }

    private static String hex(long bits) {
        String text = Long.toHexString(bits).toUpperCase(java.util.Locale.ROOT);
        return "0".repeat(16 - text.length()) + text;
    }
}
