package io.crosspoint.app.command;

import io.crosspoint.iso8583.framing.CupsHeader;
import io.crosspoint.iso8583.framing.Framing;
import io.crosspoint.iso8583.framing.PosHeader;
import io.crosspoint.iso8583.framing.TpduHeader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Messages as lines of hex digits, with or without what a framing puts before them. The header of a
 * tpdu, pos or cups framing is kept beside the message, so that it can be put together again.
 */
final class FrameText {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int LONGEST = 1 << 20;

    private final @Nullable Framing framing;

    /**
     * Chooses what stands before each message.
     *
     * @param framing null for nothing
     */
    FrameText(@Nullable Framing framing) {
        this.framing = framing;
    }

    /** A message and, in hex, the header before it; empty without one. */
    record Framed(String header, DirectBuffer message) {}

    /**
     * The messages of one line: one, or with a framing as many frames as it holds.
     *
     * @throws IllegalArgumentException when the line is no hex or does not end with a frame; the
     *     message has no content
     */
    List<Framed> read(String line) {
        byte[] bytes = bytes(line.replaceAll("\\s", ""));
        if (framing == null) {
            return List.of(new Framed("", new UnsafeBuffer(bytes)));
        }
        List<Framed> messages = new ArrayList<>();
        EmbeddedChannel channel = new EmbeddedChannel(framing.decoder(LONGEST));
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(bytes));
            int used = 0;
            for (ByteBuf frame = channel.readInbound();
                    frame != null;
                    frame = channel.readInbound()) {
                byte[] content = ByteBufUtil.getBytes(frame);
                frame.release();
                used += framing.prefixLength() + content.length;
                messages.add(split(framing, content));
            }
            requireWhole(framing, bytes.length, used);
        } finally {
            channel.finishAndReleaseAll();
        }
        return messages;
    }

    private static void requireWhole(Framing framing, int length, int used) {
        if (used != length) {
            throw new IllegalArgumentException(
                    "%d bytes that are no whole frame (expected: %s frames to the end)"
                            .formatted(length - used, framing));
        }
    }

    private static Framed split(Framing framing, byte[] frame) {
        int at = framing.messageOffset();
        if (!headerFits(framing, new UnsafeBuffer(frame), 0, frame.length)) {
            throw new IllegalArgumentException(
                    "header: malformed (expected: " + expectedHeader(framing, frame.length) + ")");
        }
        return new Framed(
                HEX.formatHex(frame, 0, at), new UnsafeBuffer(frame, at, frame.length - at));
    }

    private static boolean headerFits(
            Framing framing, DirectBuffer frame, int at, int frameLength) {
        return switch (framing) {
            case LEN2, LEN4, ASCII4, BCD2 -> true;
            case TPDU -> new TpduHeader().wrap(frame, at, frameLength);
            case POS -> new PosHeader().wrap(frame, at, frameLength);
            case CUPS -> new CupsHeader().wrap(frame, at, frameLength);
        };
    }

    private static String expectedHeader(Framing framing, int frameLength) {
        return switch (framing) {
            case LEN2, LEN4, ASCII4, BCD2 -> "none";
            case TPDU -> "5 bytes, 60 and two addresses of 4 digits";
            case POS -> "11 bytes, a TPDU and 12 digits";
            case CUPS -> "the 46 bytes of a cups header with total length " + frameLength;
        };
    }

    /**
     * One line for a message.
     *
     * @param header hex digits; used by the framings that have one
     * @throws IllegalArgumentException when the header does not fit the framing and message
     */
    String write(String header, byte[] message) {
        if (framing == null) {
            return HEX.formatHex(message);
        }
        byte[] line = new byte[framing.headerLength() + message.length];
        UnsafeBuffer into = new UnsafeBuffer(line);
        framing.writeHeader(into, 0, message.length);
        byte[] own = framing.messageOffset() == 0 ? new byte[0] : bytes(header);
        into.putBytes(
                framing.prefixLength(), own, 0, Math.min(own.length, framing.messageOffset()));
        int frameLength = framing.messageOffset() + message.length;
        if (own.length != framing.messageOffset()
                || !headerFits(framing, into, framing.prefixLength(), frameLength)) {
            throw new IllegalArgumentException(
                    "header: %d bytes (expected: %s)"
                            .formatted(own.length, expectedHeader(framing, frameLength)));
        }
        into.putBytes(framing.headerLength(), message);
        return HEX.formatHex(line);
    }

    private static byte[] bytes(String hex) {
        try {
            return HEX.parseHex(hex);
        } catch (IllegalArgumentException e) {
            // The parser's own message would show what it found, which may be a card number.
            throw new IllegalArgumentException(
                    "%d characters (expected: pairs of hex digits)".formatted(hex.length()), e);
        }
    }
}
