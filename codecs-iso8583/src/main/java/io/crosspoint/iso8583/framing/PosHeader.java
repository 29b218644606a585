package io.crosspoint.iso8583.framing;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The eleven bytes before a message of the pos framing, where they lie: a {@link TpduHeader} and
 * six bytes of BCD digits about the terminal. Owned by one thread.
 *
 * <pre>
 *  0  TPDU, 5 bytes
 *  5  application type, 2 digits
 *  6  software version, 2 digits
 *  7  terminal status, 1 digit; processing request, 1 digit
 *  8  software sub-version, 6 digits
 * </pre>
 */
public final class PosHeader {
    /** Bytes of the header, the TPDU included. */
    public static final int LENGTH = TpduHeader.LENGTH + 6;

    private static final int APPLICATION = TpduHeader.LENGTH;
    private static final int VERSION = APPLICATION + 1;
    private static final int STATUS_AND_REQUEST = VERSION + 1;
    private static final int SUB_VERSION = STATUS_AND_REQUEST + 1;
    private static final int SUB_VERSION_BYTES = 3;

    private final UnsafeBuffer bytes = new UnsafeBuffer(0, 0);
    private final TpduHeader tpdu = new TpduHeader();

    /**
     * What a terminal says of itself, or is told.
     *
     * @param applicationType 0 to 99; 60 for cards with a magnetic stripe
     * @param softwareVersion 0 to 99
     * @param terminalStatus 0 to 9
     * @param processingRequest 0 to 9; what the switch wants the terminal to do next
     * @param softwareSubVersion 0 to 999999
     */
    public record Terminal(
            int applicationType,
            int softwareVersion,
            int terminalStatus,
            int processingRequest,
            int softwareSubVersion) {
        public Terminal {
            check("application type", applicationType, 99);
            check("software version", softwareVersion, 99);
            check("terminal status", terminalStatus, 9);
            check("processing request", processingRequest, 9);
            check("software sub-version", softwareSubVersion, 999_999);
        }

        private static void check(String what, int value, int highest) {
            if (value < 0 || value > highest) {
                throw new FramingException(what, "" + value, "0 to " + highest);
            }
        }
    }

    /**
     * Looks at the header that begins at {@code offset} of a frame of {@code frameLength} bytes.
     *
     * @return false when the frame is too short, the TPDU is none, or anything else is not digits
     */
    public boolean wrap(DirectBuffer buffer, int offset, int frameLength) {
        return HeaderBytes.wrap(bytes, buffer, offset, frameLength, LENGTH)
                && tpdu.wrap(buffer, offset, frameLength)
                && applicationType() >= 0
                && softwareVersion() >= 0
                && BcdDigits.pair(bytes.getByte(STATUS_AND_REQUEST)) >= 0
                && softwareSubVersion() >= 0;
    }

    /** The addresses before it. */
    public TpduHeader tpdu() {
        return tpdu;
    }

    /** 0 to 99; -1 when not digits. */
    public int applicationType() {
        return BcdDigits.pair(bytes.getByte(APPLICATION));
    }

    /** 0 to 99; -1 when not digits. */
    public int softwareVersion() {
        return BcdDigits.pair(bytes.getByte(VERSION));
    }

    /** 0 to 9 when {@link #wrap} returned true. */
    public int terminalStatus() {
        return bytes.getByte(STATUS_AND_REQUEST) >> 4 & 0xF;
    }

    /** 0 to 9 when {@link #wrap} returned true. */
    public int processingRequest() {
        return bytes.getByte(STATUS_AND_REQUEST) & 0xF;
    }

    /** 0 to 999999; -1 when not digits. */
    public int softwareSubVersion() {
        return BcdDigits.read(bytes, SUB_VERSION, SUB_VERSION_BYTES);
    }

    /**
     * Writes the header of an answer: this one with the addresses exchanged.
     *
     * @param request what the terminal shall do next, 0 to 9
     * @throws FramingException for a request of more than one digit
     */
    public void answer(MutableDirectBuffer into, int at, int request) {
        if (request < 0 || request > 9) {
            throw new FramingException("processing request", "" + request, "0 to 9");
        }
        tpdu.answer(into, at);
        into.putBytes(at + APPLICATION, bytes, APPLICATION, LENGTH - APPLICATION);
        into.putByte(at + STATUS_AND_REQUEST, (byte) (terminalStatus() << 4 | request));
    }

    /** Writes a header of a message of our own. */
    public static void write(
            MutableDirectBuffer into, int at, int destination, int source, Terminal terminal) {
        TpduHeader.write(into, at, destination, source);
        into.putByte(at + APPLICATION, BcdDigits.pairOf(terminal.applicationType()));
        into.putByte(at + VERSION, BcdDigits.pairOf(terminal.softwareVersion()));
        into.putByte(
                at + STATUS_AND_REQUEST,
                (byte) (terminal.terminalStatus() << 4 | terminal.processingRequest()));
        BcdDigits.write(into, at + SUB_VERSION, SUB_VERSION_BYTES, terminal.softwareSubVersion());
    }
}
