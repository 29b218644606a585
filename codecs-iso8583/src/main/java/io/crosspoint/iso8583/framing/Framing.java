package io.crosspoint.iso8583.framing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;

import org.agrona.MutableDirectBuffer;

/**
 * What stands before a message on a link.
 *
 * <pre>
 * LEN2    | length, 2 bytes big-endian | message |
 * LEN4    | length, 4 bytes big-endian | message |
 * ASCII4  | length, 4 digits           | message |
 * BCD2    | length, 4 digits in 2 bytes | message |
 * TPDU    | length, 2 bytes big-endian | TPDU, 5 bytes | message |
 * POS     | length, 2 bytes big-endian | TPDU, 5 bytes | terminal, 6 bytes | message |
 * CUPS    | length, 4 digits           | header, 46 bytes | message |
 * </pre>
 *
 * The length counts what follows it. An empty frame is a heartbeat.
 */
public enum Framing {
    LEN2(2, 0xFFFF, 0),
    LEN4(4, Integer.MAX_VALUE, 0),
    ASCII4(4, 9999, 0),
    BCD2(2, 9999, 0),
    /** With the {@link TpduHeader}, which counts as part of the frame. */
    TPDU(2, 0xFFFF, TpduHeader.LENGTH),
    /** With the {@link PosHeader}, which counts as part of the frame. */
    POS(2, 0xFFFF, PosHeader.LENGTH),
    /** With the {@link CupsHeader}, which counts as part of the frame. */
    CUPS(4, 9999, CupsHeader.LENGTH);

    private final int prefixLength;
    private final int longest;
    private final int headerInFrame;

    Framing(int prefixLength, int longest, int headerInFrame) {
        this.prefixLength = prefixLength;
        this.longest = longest;
        this.headerInFrame = headerInFrame;
    }

    /** Whether a message can be sent back with the reason in its header. */
    public boolean hasRejectCode() {
        return this == CUPS;
    }

    /**
     * A handler that fires one {@link ByteBuf} for each frame, length prefix taken off, and {@link
     * Heartbeat} as a user event. A length that is malformed, or above the bound, is fired as a
     * {@link FramingException}; what comes after it on the channel is thrown away.
     *
     * @param maxFrame most bytes of a frame, its length prefix not counted
     */
    public ChannelHandler decoder(int maxFrame) {
        return new FrameDecoder(this, maxFrame, null);
    }

    /** A handler that gives each frame to {@code frames} in place, and fires nothing else. */
    public ChannelHandler decoder(int maxFrame, FrameHandler frames) {
        return new FrameDecoder(this, maxFrame, frames);
    }

    /**
     * A handler that puts the length prefix before each {@link ByteBuf} written, which holds any
     * header and the message, and writes {@link Heartbeat} as an empty frame.
     *
     * @param maxFrame most bytes of a frame, its length prefix not counted
     */
    public ChannelHandler encoder(int maxFrame) {
        return new FrameEncoder(this, maxFrame);
    }

    /** Bytes of the length prefix. */
    public int prefixLength() {
        return prefixLength;
    }

    /** Bytes before the message: the length prefix and any header. */
    public int headerLength() {
        return prefixLength + headerInFrame;
    }

    /** Where the message begins in a frame whose length prefix was taken off. */
    public int messageOffset() {
        return headerInFrame;
    }

    /** Most bytes that the length prefix can count. */
    public int longestFrame() {
        return longest;
    }

    /**
     * Writes the length prefix of a message of {@code messageLength} bytes. The header of {@link
     * #CUPS} that follows is written with {@link CupsHeader}, that of {@link #TPDU} and {@link
     * #POS} with {@link TpduHeader} and {@link PosHeader}.
     *
     * @throws FramingException when the prefix cannot count that many bytes
     */
    public void writeHeader(MutableDirectBuffer into, int at, int messageLength) {
        int frameLength = frameLength(messageLength);
        for (int i = 0; i < prefixLength; i++) {
            into.putByte(at + i, prefixByte(frameLength, i));
        }
    }

    /** As {@link #writeHeader(MutableDirectBuffer, int, int)}, at the writer index. */
    public void writeHeader(ByteBuf out, int messageLength) {
        int frameLength = frameLength(messageLength);
        for (int i = 0; i < prefixLength; i++) {
            out.writeByte(prefixByte(frameLength, i));
        }
    }

    /** Writes an empty frame. */
    public void writeHeartbeat(ByteBuf out) {
        for (int i = 0; i < prefixLength; i++) {
            out.writeByte(prefixByte(0, i));
        }
    }

    private int frameLength(int messageLength) {
        if (messageLength < 0 || messageLength > longest - headerInFrame) {
            throw new FramingException(
                    "message length", "" + messageLength, "<= " + (longest - headerInFrame));
        }
        return messageLength + headerInFrame;
    }

    private byte prefixByte(int frameLength, int i) {
        return switch (this) {
            case LEN2, LEN4, TPDU, POS -> (byte) (frameLength >>> (8 * (prefixLength - 1 - i)));
            case BCD2 -> BcdDigits.pairOf(i == 0 ? frameLength / 100 : frameLength % 100);
            case ASCII4, CUPS -> {
                int divisor = i == 0 ? 1000 : i == 1 ? 100 : i == 2 ? 10 : 1;
                yield (byte) ('0' + frameLength / divisor % 10);
            }
        };
    }

    /** The frame length that begins at {@code at}; negative when it is malformed. */
    int readLength(ByteBuf in, int at) {
        return switch (this) {
            case LEN2, TPDU, POS -> in.getUnsignedShort(at);
            case LEN4 -> in.getInt(at);
            case ASCII4, CUPS -> digits(in, at);
            case BCD2 -> bcd(in, at);
        };
    }

    private static int bcd(ByteBuf in, int at) {
        int high = BcdDigits.pair(in.getByte(at));
        int low = BcdDigits.pair(in.getByte(at + 1));
        return (high | low) < 0 ? -1 : high * 100 + low;
    }

    private static int digits(ByteBuf in, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = in.getByte(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Fewest bytes of a frame that is not a heartbeat. */
    int shortestFrame() {
        return headerInFrame + 1;
    }
}
