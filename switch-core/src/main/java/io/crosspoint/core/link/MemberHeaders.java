package io.crosspoint.core.link;

import io.crosspoint.iso8583.framing.CupsHeader;
import io.crosspoint.iso8583.framing.PosHeader;
import io.crosspoint.iso8583.framing.TpduHeader;
import io.netty.buffer.ByteBuf;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * The headers of one connection, for framings that have them: that of the message being read, and
 * those of the messages that are written.
 */
final class MemberHeaders {
    private static final int REJECTED = 1;

    /** What the switch, which is no terminal, says of itself: the application of cards alone. */
    private static final PosHeader.Terminal OWN_TERMINAL = new PosHeader.Terminal(60, 0, 0, 0, 0);

    private final LinkSettings settings;
    private final byte[] readBytes = new byte[CupsHeader.LENGTH];
    private final UnsafeBuffer read = new UnsafeBuffer(readBytes);
    private final CupsHeader cups = new CupsHeader();
    private final TpduHeader tpdu = new TpduHeader();
    private final PosHeader pos = new PosHeader();
    private final byte[] writtenBytes = new byte[CupsHeader.LENGTH];
    private final UnsafeBuffer written = new UnsafeBuffer(writtenBytes);

    MemberHeaders(LinkSettings settings) {
        this.settings = settings;
    }

    /**
     * Reads the header of a frame.
     *
     * @return null when it is sound, else what was found and what was expected
     */
    @Nullable String read(ByteBuf in, int offset, int length) {
        int headerLength = settings.framing().messageOffset();
        in.getBytes(offset, readBytes, 0, headerLength);
        return switch (settings.framing()) {
            case CUPS ->
                    cups.wrap(read, 0, length)
                            ? null
                            : "member header (expected: 46 bytes that count the frame)";
            case TPDU ->
                    tpdu.wrap(read, 0, length)
                            ? null
                            : "TPDU (expected: protocol 60 and two addresses)";
            case POS ->
                    pos.wrap(read, 0, length)
                            ? null
                            : "terminal header (expected: a TPDU and 12 BCD digits)";
            case LEN2, LEN4, ASCII4, BCD2 -> null;
        };
    }

    /** Why the member sends a message of the switch back: the code in its header, 0 when not. */
    int rejectCode() {
        return settings.framing().hasRejectCode() ? cups.rejectCode() : 0;
    }

    /** The header that was read last. */
    UnsafeBuffer read() {
        return read;
    }

    /** Where a header to write is made. */
    UnsafeBuffer written() {
        return written;
    }

    /** Writes the header that was made in {@link #written()}. */
    void write(ByteBuf out) {
        out.writeBytes(writtenBytes, 0, settings.framing().messageOffset());
    }

    /** Writes a header with the addresses that are configured. */
    void writeOwn(ByteBuf out, int messageLength) {
        int station = (int) settings.station();
        int peer = (int) settings.peerStation();
        switch (settings.framing()) {
            case CUPS ->
                    CupsHeader.write(
                            written,
                            0,
                            CupsHeader.TEST,
                            settings.peerStation(),
                            settings.station(),
                            messageLength);
            case TPDU -> TpduHeader.write(written, 0, peer, station);
            case POS -> PosHeader.write(written, 0, peer, station, OWN_TERMINAL);
            case LEN2, LEN4, ASCII4, BCD2 -> {}
        }
        write(out);
    }

    /** Writes the frame of a message that is sent back, the header just read with a reject code. */
    void writeRejected(ByteBuf out, DirectBuffer message, int length) {
        settings.framing().writeHeader(out, length);
        byte[] answer = new byte[CupsHeader.LENGTH + length];
        cups.answer(new UnsafeBuffer(answer), 0, length, REJECTED);
        message.getBytes(0, answer, CupsHeader.LENGTH, length);
        out.writeBytes(answer);
        Arrays.fill(answer, (byte) 0);
    }
}
