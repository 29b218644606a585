package io.crosspoint.core.link;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.iso8583.framing.CupsHeader;
import io.crosspoint.iso8583.framing.Framing;
import io.crosspoint.iso8583.framing.PosHeader;
import io.crosspoint.iso8583.framing.TpduHeader;

import org.agrona.concurrent.UnsafeBuffer;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A member's end of a link, over a plain blocking socket. */
final class Peer implements AutoCloseable {
    /** Where tpdu and pos frames of a member go. */
    static final int SWITCH_ADDRESS = 3;

    static final PosHeader.Terminal TERMINAL = new PosHeader.Terminal(60, 31, 1, 0, 310_001);

    private static final int PATIENCE_MS = 10_000;

    private final Socket socket;
    private final DataInputStream in;
    private final Dialect dialect;
    private final Framing framing;
    private final MessageWriter writer;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[8192]);
    private final CupsHeader header = new CupsHeader();
    private int address = 1024;

    Peer(Socket socket, Dialect dialect, Framing framing) throws IOException {
        this.socket = socket;
        this.dialect = dialect;
        this.framing = framing;
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        writer = new MessageWriter(dialect);
    }

    /** What follows comes from another terminal. */
    void comesFrom(int terminalAddress) {
        address = terminalAddress;
    }

    /** The writer, begun with a message type. */
    MessageWriter start(int mti) {
        return writer.start(mti);
    }

    /** The writer, begun as an answer with a response code. */
    MessageWriter answer(MessageView request, String code) {
        return writer.startFrom(request, request.mti() + 10)
                .remove(2)
                .remove(14)
                .remove(35)
                .remove(63)
                .text(39, code);
    }

    /** The writer with the message just begun. */
    MessageWriter writer() {
        return writer;
    }

    void send() throws IOException {
        write(frame());
    }

    byte[] frame() {
        int length = writer.encode(buffer, 0);
        byte[] message = new byte[length];
        buffer.getBytes(0, message);
        return frame(message);
    }

    byte[] frame(byte[] message) {
        int headerLength = framing.headerLength();
        UnsafeBuffer frame = new UnsafeBuffer(new byte[headerLength + message.length]);
        framing.writeHeader(frame, 0, message.length);
        if (framing == Framing.CUPS) {
            CupsHeader.write(frame, 4, CupsHeader.TEST, 1, 2, message.length);
        } else if (framing == Framing.TPDU) {
            TpduHeader.write(frame, 2, SWITCH_ADDRESS, address);
        } else if (framing == Framing.POS) {
            PosHeader.write(frame, 2, SWITCH_ADDRESS, address, TERMINAL);
        }
        frame.putBytes(headerLength, message);
        return frame.byteArray();
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The next message; a new view of bytes of its own. */
    MessageView receive() throws IOException {
        byte[] frame = receiveFrame();
        int at = framing.messageOffset();
        MessageView view = new MessageView(dialect);
        if (!view.wrap(new UnsafeBuffer(frame), at, frame.length - at)) {
            throw new AssertionError("not a message: " + view.error().describe());
        }
        return view;
    }

    byte[] receiveFrame() throws IOException {
        byte[] prefix = in.readNBytes(framing.prefixLength());
        if (prefix.length < framing.prefixLength()) {
            throw new IOException("closed before a frame");
        }
        int length =
                switch (framing) {
                    case LEN2, LEN4, TPDU, POS -> new BigInteger(1, prefix).intValueExact();
                    case BCD2 -> Integer.parseInt(HexFormat.of().formatHex(prefix));
                    case ASCII4, CUPS ->
                            Integer.parseInt(new String(prefix, StandardCharsets.ISO_8859_1));
                };
        byte[] frame = in.readNBytes(length);
        if (frame.length < length) {
            throw new IOException("closed within a frame");
        }
        return frame;
    }

    int rejectCode(byte[] frame) {
        return header.wrap(new UnsafeBuffer(frame), 0, frame.length) ? header.rejectCode() : -1;
    }

    /** Whether the switch has closed the connection; waits for it. */
    boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    static String text(MessageView view, int de) {
        byte[] text = new byte[1024];
        int length = view.text(de, text, 0);
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(Iterable<byte[]> frames) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            all.write(frame);
        }
        return all.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
