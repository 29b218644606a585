package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.JournalCorruptException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The high-water mark of a stream, apart from its ledger: how often it was started and up to where
 * it is known to be durable: as a whole, and in the ledger alone. One thread at a time.
 *
 * <p>Two slots, a page apart, are written in turn, so that a write torn by a power cut leaves the
 * one before. A slot, little endian:
 *
 * <pre>
 *  0          8            16      20          24         32                40     48
 *  | "XPMARK2" | generation | epoch | partition | position | ledger position | boot | CRC32C |
 * </pre>
 *
 * <p>The boot says which run of the operating system wrote the ledger, and its lowest bit at which
 * level: 0 for PROCESS, 1 for DISK. The whole is 0 once the ledger was closed.
 */
final class DurableMark implements AutoCloseable {
    /** What the mark says. */
    record Values(
            long generation, int epoch, int partition, long position, long ledger, long boot) {
        /** All was forced and nothing is written any more. */
        static final long CLOSED = 0;

        /** What was told at level PROCESS was told without any force: power may take it. */
        boolean wasProcess() {
            return boot != CLOSED && (boot & 1) == 0;
        }

        /** The operating system was started since, before the ledger was closed. */
        boolean mayLackPower(long currentBoot) {
            return boot != CLOSED && !BootId.isSame(boot, currentBoot);
        }
    }

    private static final long MAGIC = 0x0032_4b52_414d_5058L;
    private static final int SLOT_BYTES = 52;
    private static final int SLOT_DISTANCE = 4096;

    private final FileChannel channel;
    private final ByteBuffer slot =
            ByteBuffer.allocateDirect(SLOT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc32c = new CRC32C();
    private final int epoch;
    private final int partition;
    private long generation;
    private long position;
    private long ledger;
    private long boot;
    private boolean unforced;

    private DurableMark(FileChannel channel, int epoch, int partition, Values last, long boot) {
        this.boot = boot;
        this.channel = channel;
        this.epoch = epoch;
        this.partition = partition;
        this.generation = last.generation;
        this.position = last.position;
        this.ledger = last.ledger;
    }

    /** Counts a start: writes the next epoch behind {@code last} and forces it. */
    static DurableMark start(Path file, Values last, long boot) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        DurableMark mark = new DurableMark(channel, last.epoch + 1, last.partition, last, boot);
        try {
            mark.write(last.position, last.ledger);
            mark.force();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return mark;
    }

    /**
     * What the file says, or null when there is none.
     *
     * @throws JournalCorruptException when neither slot can be trusted
     */
    static @Nullable Values read(Path file) throws IOException {
        if (!file.toFile().exists()) {
            return null;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Values first = readSlot(channel, 0);
            Values second = readSlot(channel, SLOT_DISTANCE);
            if (first == null && second == null) {
                throw new JournalCorruptException(
                        1, file.toString(), "no valid slot", "a durable mark with its CRC32C");
            }
            if (first == null || (second != null && second.generation > first.generation)) {
                return second;
            }
            return first;
        }
    }

    private static @Nullable Values readSlot(FileChannel channel, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(SLOT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                return null;
            }
        }
        CRC32C crc32c = new CRC32C();
        crc32c.update(bytes.array(), 0, SLOT_BYTES - Integer.BYTES);
        bytes.flip();
        if (bytes.getLong() != MAGIC
                || bytes.getInt(SLOT_BYTES - Integer.BYTES) != (int) crc32c.getValue()) {
            return null;
        }
        return new Values(
                bytes.getLong(),
                bytes.getInt(),
                bytes.getInt(),
                bytes.getLong(),
                bytes.getLong(),
                bytes.getLong());
    }

    int epoch() {
        return epoch;
    }

    long position() {
        return position;
    }

    /**
     * Moves the mark; it survives the process at once and power loss after {@link #force()}.
     *
     * @param newLedger up to where the ledger by itself is durable
     */
    void write(long newPosition, long newLedger) throws IOException {
        generation++;
        position = newPosition;
        ledger = newLedger;
        slot.clear();
        slot.putLong(MAGIC).putLong(generation).putInt(epoch).putInt(partition);
        slot.putLong(position).putLong(ledger).putLong(boot);
        slot.flip();
        crc32c.reset();
        crc32c.update(slot);
        slot.limit(SLOT_BYTES).putInt((int) crc32c.getValue()).flip();
        long at = (generation & 1) * SLOT_DISTANCE;
        while (slot.hasRemaining()) {
            channel.write(slot, at + slot.position());
        }
        unforced = true;
    }

    /** Notes that the ledger is whole and forced, and will not be written by this process. */
    void writeClosed(long lastPosition) throws IOException {
        boot = Values.CLOSED;
        write(lastPosition, lastPosition);
        force();
    }

    /** Makes the last write survive power loss. */
    void force() throws IOException {
        if (unforced) {
            channel.force(false);
            unforced = false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
