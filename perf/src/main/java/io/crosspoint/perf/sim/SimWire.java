package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.iso8583.framing.CupsHeader;
import io.crosspoint.iso8583.framing.Framing;
import io.netty.buffer.ByteBuf;

import org.agrona.concurrent.UnsafeBuffer;

import java.nio.charset.StandardCharsets;

/** One end of a link: frames in, whole frames out. Used by one event loop. */
final class SimWire {
    static final int MAX_FRAME = 4096;

    private final Framing framing;
    private final long ownCode;
    private final long peerCode;
    private final MessageView view;
    private final MessageWriter writer;
    private final CupsHeader header = new CupsHeader();
    private final UnsafeBuffer in = new UnsafeBuffer(new byte[MAX_FRAME]);
    private final UnsafeBuffer out = new UnsafeBuffer(new byte[MAX_FRAME + 64]);
    private final byte[] text = new byte[MAX_FRAME];

    /**
     * Made once for each connection.
     *
     * @param ownCode institution code of this end, for the cups header
     * @param peerCode institution code of the other end
     */
    SimWire(Dialect dialect, Framing framing, long ownCode, long peerCode) {
        this.framing = framing;
        this.ownCode = ownCode;
        this.peerCode = peerCode;
        view = new MessageView(dialect);
        writer = new MessageWriter(dialect);
    }

    /** Takes one frame, its length prefix removed; false when it holds no message. */
    boolean read(ByteBuf frame) {
        int length = frame.readableBytes();
        frame.getBytes(frame.readerIndex(), in.byteArray(), 0, length);
        int skip = framing.messageOffset();
        if (skip > 0 && !header.wrap(in, 0, length)) {
            return false;
        }
        return view.wrap(in, skip, length - skip);
    }

    /** Takes a frame that this end wrote, for changing it. */
    void reread(byte[] framed) {
        int skip = framing.headerLength();
        in.putBytes(0, framed, skip, framed.length - skip);
        if (!view.wrap(in, 0, framed.length - skip)) {
            throw new IllegalStateException(view.error().describe());
        }
    }

    MessageView view() {
        return view;
    }

    MessageWriter writer() {
        return writer;
    }

    /** The content of a field of what was read last, as text; empty when absent. */
    String text(int de) {
        int length = view.text(de, text, 0);
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** What the writer holds as a frame of our own. */
    byte[] request() {
        int length = writer.encode(out, framing.headerLength());
        framing.writeHeader(out, 0, length);
        if (framing == Framing.CUPS) {
            int at = framing.prefixLength();
            CupsHeader.write(out, at, CupsHeader.TEST, peerCode, ownCode, length);
        }
        return framed(length);
    }

    /** What the writer holds as an answer to the frame that was read last. */
    byte[] answer() {
        int length = writer.encode(out, framing.headerLength());
        framing.writeHeader(out, 0, length);
        if (framing == Framing.CUPS) {
            header.answer(out, framing.prefixLength(), length, 0);
        }
        return framed(length);
    }

    private byte[] framed(int length) {
        byte[] framed = new byte[framing.headerLength() + length];
        out.getBytes(0, framed);
        return framed;
    }
}
