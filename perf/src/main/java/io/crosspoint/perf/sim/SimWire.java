package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.iso8583.framing.CupsHeader;
import io.crosspoint.iso8583.framing.Framing;
import io.crosspoint.iso8583.framing.PosHeader;
import io.crosspoint.iso8583.framing.TpduHeader;
import io.netty.buffer.ByteBuf;

import org.agrona.concurrent.UnsafeBuffer;

import java.nio.charset.StandardCharsets;

/** One end of a link: frames in, whole frames out. Used by one event loop. */
final class SimWire {
    static final int MAX_FRAME = 4096;
    private static final PosHeader.Terminal TERMINAL =
            new PosHeader.Terminal(60, 31, 0, 0, 310_001);

    private final Framing framing;
    private final long ownCode;
    private final long peerCode;
    private final MessageView view;
    private final MessageWriter writer;
    private final Idiom idiom;
    private final CupsHeader header = new CupsHeader();
    private final TpduHeader tpdu = new TpduHeader();
    private final PosHeader pos = new PosHeader();
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
        idiom = Idiom.of(dialect);
        view = new MessageView(dialect);
        writer = new MessageWriter(dialect);
    }

    /** Takes one frame, its length prefix removed; false when it holds no message. */
    boolean read(ByteBuf frame) {
        int length = frame.readableBytes();
        frame.getBytes(frame.readerIndex(), in.byteArray(), 0, length);
        int skip = framing.messageOffset();
        return readHeader(length) && view.wrap(in, skip, length - skip);
    }

    private boolean readHeader(int length) {
        return switch (framing) {
            case CUPS -> header.wrap(in, 0, length);
            case TPDU -> tpdu.wrap(in, 0, length);
            case POS -> pos.wrap(in, 0, length);
            case LEN2, LEN4, ASCII4, BCD2 -> true;
        };
    }

    /** How this end's dialect says what all say. */
    Idiom idiom() {
        return idiom;
    }

    /** The response code read last, as ISO 8583:1987 has it. */
    String code() {
        return view.dialect().standardResponseCode(text(39));
    }

    /** Sets the response code of an answer of that type from one of ISO 8583:1987. */
    void code(String code, int answerMti) {
        writer.text(39, view.dialect().responseCode(code, answerMti));
    }

    /** The message type of the answer to what was read last. */
    int answerMti() {
        return view.mti() - (view.mti() & 1) + 10;
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
        int at = framing.prefixLength();
        int peer = address(peerCode);
        int own = address(ownCode);
        switch (framing) {
            case CUPS -> CupsHeader.write(out, at, CupsHeader.TEST, peerCode, ownCode, length);
            case TPDU -> TpduHeader.write(out, at, peer, own);
            case POS -> PosHeader.write(out, at, peer, own, TERMINAL);
            case LEN2, LEN4, ASCII4, BCD2 -> {}
        }
        return framed(length);
    }

    /** What the writer holds as an answer to the frame that was read last. */
    byte[] answer() {
        int length = writer.encode(out, framing.headerLength());
        framing.writeHeader(out, 0, length);
        int at = framing.prefixLength();
        switch (framing) {
            case CUPS -> header.answer(out, at, length, 0);
            case TPDU -> tpdu.answer(out, at);
            case POS -> pos.answer(out, at, pos.processingRequest());
            case LEN2, LEN4, ASCII4, BCD2 -> {}
        }
        return framed(length);
    }

    /** Of a TPDU: the last four digits of an institution code. */
    private static int address(long code) {
        return (int) (code % 10_000);
    }

    private byte[] framed(int length) {
        byte[] framed = new byte[framing.headerLength() + length];
        out.getBytes(0, framed);
        return framed;
    }
}
