package io.crosspoint.journal.commitlog;

import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.RecordChain;
import io.crosspoint.journal.RecordEnvelope;

import org.agrona.concurrent.UnsafeBuffer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a commit log holds behind a ledger's end, checked record by record; read before the log is
 * opened for writing.
 */
public final class CommitLogTail {
    /** Takes one whole record: envelope, body and padding. */
    @FunctionalInterface
    public interface Taker {
        void take(UnsafeBuffer buffer, int offset, int length);
    }

    private record Lap(String file, ByteBuffer bytes, UnsafeBuffer buffer, long first) {}

    private record Run(UnsafeBuffer buffer, int from, int to) {}

    private final List<Run> runs = new ArrayList<>();
    private long position;
    private int crc;

    private CommitLogTail(long position, int crc) {
        this.position = position;
        this.crc = crc;
    }

    /**
     * Finds the records that continue a ledger; none when there is no log.
     *
     * @param position last record of the ledger
     * @param crc of that record, 0 without one
     */
    public static CommitLogTail behind(Path directory, long position, int crc) throws IOException {
        CommitLogTail tail = new CommitLogTail(position, crc);
        for (Lap lap : laps(directory)) {
            if (lap.first <= tail.position + 1) {
                tail.follow(lap);
            }
        }
        return tail;
    }

    private static List<Lap> laps(Path directory) throws IOException {
        List<Lap> laps = new ArrayList<>();
        for (int i = 0; i < CommitLog.SEGMENTS; i++) {
            Path file = CommitLog.segment(directory, i);
            if (Files.exists(file)) {
                ByteBuffer bytes = read(file);
                UnsafeBuffer buffer = new UnsafeBuffer(bytes);
                if (bytes.capacity() >= RecordEnvelope.ENVELOPE_LENGTH
                        && RecordEnvelope.length(buffer, 0) > 0) {
                    long first = RecordEnvelope.sequence(buffer, 0);
                    laps.add(new Lap(file.toString(), bytes, buffer, first));
                }
            }
        }
        laps.sort(Comparator.comparingLong(Lap::first));
        return laps;
    }

    private static ByteBuffer read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocateDirect((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until the end
            }
            return bytes.clear();
        }
    }

    /** Passes what the ledger has, then takes what follows it, up to the first that does not. */
    private void follow(Lap lap) {
        RecordChain chain = new RecordChain();
        if (lap.first == position + 1) {
            chain.standAfter(position, crc);
        } else {
            chain.standAfter(lap.first - 1);
        }
        int from = 0;
        int at = 0;
        int next = check(chain, lap, at);
        while (next > at && chain.sequence() <= position) {
            if (chain.sequence() == position && chain.lastCrc() != crc) {
                return;
            }
            at = next;
            from = at;
            next = check(chain, lap, at);
        }
        while (next > at) {
            position = chain.sequence();
            crc = chain.lastCrc();
            at = next;
            next = check(chain, lap, at);
        }
        if (at > from) {
            runs.add(new Run(lap.buffer, from, at));
        }
    }

    /** Where the record at an offset ends; that offset when no good one stands there. */
    private static int check(RecordChain chain, Lap lap, int at) {
        try {
            return chain.check(lap.buffer, lap.bytes, at, lap.bytes.capacity(), lap.file);
        } catch (JournalCorruptException e) {
            return at;
        }
    }

    /** Last record of ledger and log together. */
    public long position() {
        return position;
    }

    /** CRC of that record, 0 without one. */
    public int crc() {
        return crc;
    }

    public boolean isEmpty() {
        return runs.isEmpty();
    }

    /** Hands over the records, oldest first. */
    public void forEach(Taker taker) {
        for (Run run : runs) {
            for (int at = run.from; at < run.to; ) {
                int length = RecordEnvelope.stride(RecordEnvelope.length(run.buffer, at));
                taker.take(run.buffer, at, length);
                at += length;
            }
        }
    }
}
