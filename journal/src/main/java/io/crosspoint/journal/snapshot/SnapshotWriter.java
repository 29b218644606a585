package io.crosspoint.journal.snapshot;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.zip.CRC32C;

/**
 * Lays a state out in sections. One thread; holds one frame in memory, whatever the state's size.
 *
 * <p>All methods throw {@link UncheckedIOException} when storage fails.
 */
public final class SnapshotWriter {
    static final long MAGIC = 0x3130_5041_4e53_5058L;
    static final int MAX_FRAME_BYTES = 1 << 18;
    static final int MAX_NAME_BYTES = 64;

    /** The longest text, in bytes of UTF-8. */
    public static final int MAX_TEXT_BYTES = 1 << 13;

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final WritableByteChannel channel;
    private final MessageDigest sha256 = Sha256.newDigest();
    private final CRC32C crc32c = new CRC32C();
    private final byte[] frame = new byte[MAX_FRAME_BYTES];
    private final UnsafeBuffer buffer = new UnsafeBuffer(frame);
    private final ByteBuffer lead = ByteBuffer.allocate(128).order(ORDER);
    private int filled;
    private int sections;
    private long sectionBytes;
    private boolean open;

    /** Begins a file at the channel's position; the channel stays the caller's. */
    public SnapshotWriter(WritableByteChannel channel) {
        this.channel = channel;
        lead.putLong(MAGIC);
        flushLead();
    }

    /**
     * Ends the section before and begins another.
     *
     * @param name 1 to 64 letters of ASCII, digits, dots and dashes, such as "engine.transactions"
     * @param version of the section's layout, from 1
     */
    public void section(String name, int version) {
        endSection();
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length == 0 || bytes.length > MAX_NAME_BYTES || version < 1) {
            throw new IllegalArgumentException(
                    "section '" + name + "' version " + version + " (expected: 1 to 64 letters)");
        }
        lead.putShort((short) bytes.length).put(bytes).putInt(version);
        flushLead();
        crc32c.reset();
        sectionBytes = 0;
        sections++;
        open = true;
    }

    /** Writes a bound that the reader's must equal. */
    public void putBound(long bound) {
        putLong(bound);
    }

    public void putByte(int value) {
        room(Byte.BYTES);
        buffer.putByte(filled, (byte) value);
        filled += Byte.BYTES;
    }

    public void putBoolean(boolean value) {
        putByte(value ? 1 : 0);
    }

    public void putInt(int value) {
        room(Integer.BYTES);
        buffer.putInt(filled, value, ORDER);
        filled += Integer.BYTES;
    }

    public void putLong(long value) {
        room(Long.BYTES);
        buffer.putLong(filled, value, ORDER);
        filled += Long.BYTES;
    }

    public void putBytes(DirectBuffer source, int offset, int length) {
        for (int done = 0; done < length; ) {
            room(1);
            int some = Math.min(length - done, MAX_FRAME_BYTES - filled);
            buffer.putBytes(filled, source, offset + done, some);
            filled += some;
            done += some;
        }
    }

    public void putBytes(byte[] source) {
        putBytes(new UnsafeBuffer(source), 0, source.length);
    }

    /**
     * Writes a text and its length.
     *
     * @throws IllegalArgumentException when it has more than {@link #MAX_TEXT_BYTES}
     */
    public void putText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_TEXT_BYTES) {
            throw new IllegalArgumentException(
                    "text of " + bytes.length + " bytes (expected: " + MAX_TEXT_BYTES + ")");
        }
        putInt(bytes.length);
        putBytes(bytes);
    }

    /**
     * Writes a constant by its name.
     *
     * @see SnapshotReader#getEnum
     */
    public void putEnum(Enum<?> constant) {
        putText(constant.name());
    }

    /**
     * Ends the last section and the file. Nothing may follow.
     *
     * @return the SHA-256 that the file ends with
     */
    public byte[] finish() {
        endSection();
        lead.putShort((short) 0).putInt(sections);
        flushLead();
        byte[] hash = sha256.digest();
        write(ByteBuffer.wrap(hash));
        return hash;
    }

    private void room(int bytes) {
        if (!open) {
            throw new IllegalStateException("no section was begun");
        }
        if (MAX_FRAME_BYTES - filled < bytes) {
            flushFrame();
        }
    }

    private void flushFrame() {
        if (filled == 0) {
            return;
        }
        lead.putInt(filled);
        flushLead();
        crc32c.update(frame, 0, filled);
        sha256.update(frame, 0, filled);
        write(ByteBuffer.wrap(frame, 0, filled));
        sectionBytes += filled;
        filled = 0;
    }

    private void endSection() {
        if (open) {
            flushFrame();
            lead.putInt(0).putLong(sectionBytes).putInt((int) crc32c.getValue());
            flushLead();
            open = false;
        }
    }

    private void flushLead() {
        lead.flip();
        sha256.update(lead.duplicate());
        write(lead);
        lead.clear();
    }

    private void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("snapshot: " + e.getMessage(), e);
        }
    }
}
