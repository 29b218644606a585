package io.crosspoint.iso8583.framing;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The five bytes before a message of the tpdu and pos framings, where they lie. Owned by one
 * thread.
 *
 * <pre>
 *  0  protocol, 0x60
 *  1  destination address, 4 BCD digits
 *  3  source address, 4 BCD digits
 * </pre>
 */
public final class TpduHeader {
    /** Bytes of the header. */
    public static final int LENGTH = 5;

    /** Protocol id of transactions. */
    public static final int PROTOCOL = 0x60;

    private static final int DESTINATION = 1;
    private static final int SOURCE = 3;
    private static final int ADDRESS = 2;
    private static final int HIGHEST_ADDRESS = 9999;

    private final UnsafeBuffer bytes = new UnsafeBuffer(0, 0);

    /**
     * Looks at the header that begins at {@code offset} of a frame of {@code frameLength} bytes.
     *
     * @return false when the frame is too short, the protocol is another, or an address is not
     *     digits
     */
    public boolean wrap(DirectBuffer buffer, int offset, int frameLength) {
        return HeaderBytes.wrap(bytes, buffer, offset, frameLength, LENGTH)
                && (bytes.getByte(0) & 0xFF) == PROTOCOL
                && destination() >= 0
                && source() >= 0;
    }

    /** Address the message goes to, 0 to 9999; -1 when not digits. */
    public int destination() {
        return BcdDigits.read(bytes, DESTINATION, ADDRESS);
    }

    /** Address the message comes from, 0 to 9999; -1 when not digits. */
    public int source() {
        return BcdDigits.read(bytes, SOURCE, ADDRESS);
    }

    /** Writes the header of an answer: this one with source and destination exchanged. */
    public void answer(MutableDirectBuffer into, int at) {
        into.putByte(at, bytes.getByte(0));
        into.putBytes(at + DESTINATION, bytes, SOURCE, ADDRESS);
        into.putBytes(at + SOURCE, bytes, DESTINATION, ADDRESS);
    }

    /**
     * Writes a header of a message of our own.
     *
     * @param destination 0 to 9999
     * @param source 0 to 9999
     * @throws FramingException for an address of more digits
     */
    public static void write(MutableDirectBuffer into, int at, int destination, int source) {
        checkAddress(destination);
        checkAddress(source);
        into.putByte(at, (byte) PROTOCOL);
        BcdDigits.write(into, at + DESTINATION, ADDRESS, destination);
        BcdDigits.write(into, at + SOURCE, ADDRESS, source);
    }

    private static void checkAddress(int address) {
        if (address < 0 || address > HIGHEST_ADDRESS) {
            throw new FramingException("address", "" + address, "0 to " + HIGHEST_ADDRESS);
        }
    }
}
