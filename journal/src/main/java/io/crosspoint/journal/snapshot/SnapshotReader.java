package io.crosspoint.journal.snapshot;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * Reads what a {@link SnapshotWriter} laid out, section by section, checking lengths, order and
 * CRC32C on the way and the SHA-256 at the end. One thread; holds one frame in memory.
 *
 * <p>All methods throw {@link SnapshotRefusedException} when the file does not hold what is asked
 * for, and {@link UncheckedIOException} when it cannot be read.
 */
public final class SnapshotReader {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9.-]*");

    private final ReadableByteChannel channel;
    private final MessageDigest sha256 = Sha256.newDigest();
    private final CRC32C crc32c = new CRC32C();
    private final byte[] frame = new byte[SnapshotWriter.MAX_FRAME_BYTES];
    private final UnsafeBuffer buffer = new UnsafeBuffer(frame);
    private final ByteBuffer lead = ByteBuffer.allocate(128).order(ORDER);
    private String section = "snapshot";
    private int at;
    private int filled;
    private int sections;
    private long sectionBytes;
    private boolean open;

    /** Begins at the channel's position; the channel stays the caller's. */
    public SnapshotReader(ReadableByteChannel channel) {
        this.channel = channel;
        if (lead(Long.BYTES).getLong() != SnapshotWriter.MAGIC) {
            throw refused("other first bytes", "a snapshot's");
        }
    }

    /**
     * Ends the section before, all of which must have been read, and begins the one that must be
     * next.
     *
     * @param newest the newest version of its layout that the caller reads
     * @return the version found, 1 to {@code newest}
     */
    public int section(String name, int newest) {
        endSection();
        String found = nextName();
        section = name;
        if (!found.equals(name)) {
            throw refused(found.isEmpty() ? "the end" : "section " + found, "section " + name);
        }
        int version = begin();
        if (version < 1 || version > newest) {
            throw refused("version " + version, "1 to " + newest);
        }
        return version;
    }

    private String nextName() {
        int length = lead(Short.BYTES).getShort();
        if (length < 0 || length > SnapshotWriter.MAX_NAME_BYTES) {
            throw refused("a name of " + length + " bytes behind it", "0 to 64");
        }
        String name = new String(lead(length).array(), 0, length, StandardCharsets.US_ASCII);
        if (!NAME.matcher(name).matches()) {
            throw refused("no name behind it", "a section's or the end");
        }
        return name;
    }

    private int begin() {
        crc32c.reset();
        sectionBytes = 0;
        at = 0;
        filled = 0;
        open = true;
        sections++;
        return lead(Integer.BYTES).getInt();
    }

    /**
     * Reads a bound of the state that was saved.
     *
     * @param what its name, as in the configuration
     */
    public void expectBound(String what, long present) {
        long found = getLong();
        if (found != present) {
            throw refused(what + " " + found, present + ", as configured");
        }
    }

    public byte getByte() {
        need();
        return buffer.getByte(step(Byte.BYTES));
    }

    public boolean getBoolean() {
        byte value = getByte();
        if (value != 0 && value != 1) {
            throw refused("a truth value of " + value, "0 or 1");
        }
        return value == 1;
    }

    public int getInt() {
        need();
        return buffer.getInt(step(Integer.BYTES), ORDER);
    }

    public long getLong() {
        need();
        return buffer.getLong(step(Long.BYTES), ORDER);
    }

    /**
     * Reads a number that must be in range: a count that will be looped over, an index.
     *
     * @param what names it in the error
     */
    public int getInt(String what, int least, int most) {
        int value = getInt();
        if (value < least || value > most) {
            throw refused(what + " " + value, least + " to " + most);
        }
        return value;
    }

    public void getBytes(MutableDirectBuffer into, int offset, int length) {
        for (int done = 0; done < length; ) {
            need();
            int some = Math.min(length - done, filled - at);
            into.putBytes(offset + done, buffer, at, some);
            at += some;
            done += some;
        }
    }

    public void getBytes(byte[] into) {
        getBytes(new UnsafeBuffer(into), 0, into.length);
    }

    /** Reads what {@link SnapshotWriter#putText} wrote. */
    public String getText() {
        byte[] bytes = new byte[getInt("length of a text", 0, SnapshotWriter.MAX_TEXT_BYTES)];
        getBytes(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Reads what {@link SnapshotWriter#putEnum} wrote. */
    public <E extends Enum<E>> E getEnum(Class<E> type) {
        String name = getText();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw refused("another " + type.getSimpleName(), "one of " + EnumSet.allOf(type));
    }

    /** Ends the last section and compares the hash of all that was read with the one stored. */
    public void finish() {
        endSection();
        String beyond = nextName();
        section = "snapshot";
        if (!beyond.isEmpty()) {
            throw refused("section " + beyond, "the end");
        }
        checkHash();
    }

    /** As {@link #finish}, passing over all that was not read. */
    public void skipToEnd() {
        skipSection();
        for (String name = nextName(); !name.isEmpty(); name = nextName()) {
            section = name;
            begin();
            skipSection();
        }
        section = "snapshot";
        checkHash();
    }

    private void skipSection() {
        while (open && nextFrame()) {
            at = filled;
        }
    }

    private void checkHash() {
        int count = lead(Integer.BYTES).getInt();
        if (count != sections) {
            throw refused(count + " sections", Integer.toString(sections));
        }
        byte[] computed = sha256.digest();
        byte[] stored = Arrays.copyOf(lead(Sha256.BYTES).array(), Sha256.BYTES);
        if (!MessageDigest.isEqual(computed, stored)) {
            throw refused("another SHA-256", "the one stored");
        }
        lead.clear().limit(1);
        if (read(lead) >= 0) {
            throw refused("bytes behind the hash", "the end of the file");
        }
    }

    private void need() {
        if (at == filled && !(open && nextFrame())) {
            throw refused("its end after " + sectionBytes + " bytes", "more");
        }
    }

    private int step(int bytes) {
        if (filled - at < bytes) {
            throw refused((filled - at) + " bytes of a frame left", bytes + " for the next value");
        }
        int from = at;
        at += bytes;
        return from;
    }

    /** False at the end of the section, whose checksum has then been compared. */
    private boolean nextFrame() {
        int length = lead(Integer.BYTES).getInt();
        if (length == 0) {
            checkSection();
            return false;
        }
        if (length < 0 || length > SnapshotWriter.MAX_FRAME_BYTES) {
            throw refused(
                    "a frame of " + length + " bytes", "1 to " + SnapshotWriter.MAX_FRAME_BYTES);
        }
        readFully(ByteBuffer.wrap(frame, 0, length));
        sha256.update(frame, 0, length);
        crc32c.update(frame, 0, length);
        sectionBytes += length;
        at = 0;
        filled = length;
        return true;
    }

    private void checkSection() {
        lead(Long.BYTES + Integer.BYTES);
        long length = lead.getLong();
        int crc = lead.getInt();
        open = false;
        if (length != sectionBytes) {
            throw refused(sectionBytes + " bytes", length + " as stored");
        }
        if (crc != (int) crc32c.getValue()) {
            throw refused("another CRC32C", "the one stored");
        }
    }

    private void endSection() {
        if (!open) {
            return;
        }
        if (at != filled || nextFrame()) {
            throw refused("more bytes than were read", "its end");
        }
    }

    private ByteBuffer lead(int bytes) {
        lead.clear().limit(bytes);
        readFully(lead);
        lead.flip();
        sha256.update(lead.duplicate());
        return lead;
    }

    private void readFully(ByteBuffer into) {
        while (into.hasRemaining()) {
            if (read(into) < 0) {
                throw refused("the end of the file", "more");
            }
        }
    }

    private int read(ByteBuffer into) {
        try {
            return channel.read(into);
        } catch (IOException e) {
            throw new UncheckedIOException("snapshot: " + e.getMessage(), e);
        }
    }

    /** What a caller throws that finds the present section not to be a state of its own. */
    public SnapshotRefusedException refused(String found, String expected) {
        return new SnapshotRefusedException(section, found, expected);
    }
}
