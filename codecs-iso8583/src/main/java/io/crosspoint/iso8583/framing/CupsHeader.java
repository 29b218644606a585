package io.crosspoint.iso8583.framing;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The 46 bytes before a message of the cups framing, where they lie. Owned by one thread.
 *
 * <pre>
 *  0  header length, 0x2E          28  reserved, 3 bytes
 *  1  flag and version             31  batch number, 1 byte
 *  2  total length, 4 digits       32  transaction information, 8 characters
 *  6  destination, 11 characters   40  user information, 1 byte
 * 17  source, 11 characters        41  reject code, 5 digits
 * </pre>
 *
 * Identifications are left-aligned and filled with spaces.
 */
public final class CupsHeader {
    /** Bytes of the header. */
    public static final int LENGTH = 46;

    /** Flag and version byte of messages of production. */
    public static final int PRODUCTION = 0x02;

    /** Flag and version byte of test messages. */
    public static final int TEST = 0x82;

    private static final int FLAG = 1;
    private static final int TOTAL_LENGTH = 2;
    private static final int TOTAL_LENGTH_DIGITS = 4;
    private static final int DESTINATION = 6;
    private static final int SOURCE = 17;
    private static final int INSTITUTION = 11;
    private static final int RESERVED = 28;
    private static final int BATCH = 31;
    private static final int TRANSACTION = 32;
    private static final int TRANSACTION_LENGTH = 8;
    private static final int USER = 40;
    private static final int REJECT = 41;
    private static final int REJECT_DIGITS = 5;

    private final UnsafeBuffer bytes = new UnsafeBuffer(0, 0);

    /**
     * Looks at the header that begins at {@code offset} of a frame of {@code frameLength} bytes.
     *
     * @return false when the frame is too short, the header says another length for itself or for
     *     the frame, or its numbers are not digits
     */
    public boolean wrap(DirectBuffer buffer, int offset, int frameLength) {
        return HeaderBytes.wrap(bytes, buffer, offset, frameLength, LENGTH)
                && bytes.getByte(0) == LENGTH
                && totalLength() == frameLength
                && rejectCode() >= 0;
    }

    /** Flag and version. */
    public int flag() {
        return bytes.getByte(FLAG) & 0xFF;
    }

    /** Bytes of header and message; -1 when not digits. */
    public int totalLength() {
        return digits(TOTAL_LENGTH, TOTAL_LENGTH_DIGITS);
    }

    /** Identification of the institution the message goes to, a number; -1 when not digits. */
    public long destination() {
        return institution(DESTINATION);
    }

    /** Identification of the institution the message comes from, a number; -1 when not digits. */
    public long source() {
        return institution(SOURCE);
    }

    /** One byte. */
    public int batch() {
        return bytes.getByte(BATCH) & 0xFF;
    }

    /** Eight characters as digits; -1 when they are not. */
    public int transactionInformation() {
        return digits(TRANSACTION, TRANSACTION_LENGTH);
    }

    /** One byte. */
    public int userInformation() {
        return bytes.getByte(USER) & 0xFF;
    }

    /** 0 when accepted; -1 when not digits. */
    public int rejectCode() {
        return digits(REJECT, REJECT_DIGITS);
    }

    private int digits(int at, int count) {
        return (int) HeaderBytes.digits(bytes, at, count);
    }

    private long institution(int at) {
        int count = 0;
        while (count < INSTITUTION && bytes.getByte(at + count) != ' ') {
            count++;
        }
        return HeaderBytes.digits(bytes, at, count);
    }

    /** Writes the header of an answer: this one with source and destination exchanged. */
    public void answer(MutableDirectBuffer into, int at, int messageLength, int rejectCode) {
        into.putBytes(at, bytes, 0, LENGTH);
        into.putBytes(at + DESTINATION, bytes, SOURCE, INSTITUTION);
        into.putBytes(at + SOURCE, bytes, DESTINATION, INSTITUTION);
        putDigits(into, at + TOTAL_LENGTH, TOTAL_LENGTH_DIGITS, LENGTH + messageLength);
        putDigits(into, at + REJECT, REJECT_DIGITS, rejectCode);
    }

    /**
     * Writes a header of a message of our own.
     *
     * @param flag {@link #PRODUCTION} or {@link #TEST}
     * @param destination up to 11 digits
     * @param source up to 11 digits
     */
    public static void write(
            MutableDirectBuffer into,
            int at,
            int flag,
            long destination,
            long source,
            int messageLength) {
        into.putByte(at, (byte) LENGTH);
        into.putByte(at + FLAG, (byte) flag);
        putDigits(into, at + TOTAL_LENGTH, TOTAL_LENGTH_DIGITS, LENGTH + messageLength);
        putInstitution(into, at + DESTINATION, destination);
        putInstitution(into, at + SOURCE, source);
        into.setMemory(at + RESERVED, BATCH - RESERVED, (byte) '0');
        into.putByte(at + BATCH, (byte) 0);
        into.setMemory(at + TRANSACTION, TRANSACTION_LENGTH, (byte) '0');
        into.putByte(at + USER, (byte) 0);
        putDigits(into, at + REJECT, REJECT_DIGITS, 0);
    }

    private static void putDigits(MutableDirectBuffer into, int at, int count, int value) {
        if (value < 0 || HeaderBytes.putDigits(into, at, count, value) != 0) {
            throw new FramingException("number of a header", "" + value, count + " digits");
        }
    }

    private static void putInstitution(MutableDirectBuffer into, int at, long id) {
        int count = 1;
        for (long rest = id; rest >= 10; rest /= 10) {
            count++;
        }
        if (id < 0 || count > INSTITUTION) {
            throw new FramingException("institution", count + " digits", "<= " + INSTITUTION);
        }
        HeaderBytes.putDigits(into, at, count, id);
        into.setMemory(at + count, INSTITUTION - count, (byte) ' ');
    }
}
