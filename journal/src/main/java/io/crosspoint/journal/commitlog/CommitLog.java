package io.crosspoint.journal.commitlog;

import io.crosspoint.journal.RecordEnvelope;

import org.agrona.DirectBuffer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Writes groups of records into the ring of segments and forces them. Committer's thread. */
public final class CommitLog implements AutoCloseable {
    /** Files of the ring. */
    static final int SEGMENTS = 4;

    private final List<Segment> segments = new ArrayList<>(SEGMENTS);
    private final ChannelForce force;
    private int current;
    private long lastFitting;

    private CommitLog(ChannelForce force) {
        this.force = force;
    }

    /**
     * Opens a log whose records have all been appended to the ledger and forced there: it begins
     * empty.
     *
     * @param directory of its own; made when missing
     * @param segmentBytes size of each of its {@value #SEGMENTS} files, no less than any batch
     */
    public static CommitLog open(Path directory, int segmentBytes, ChannelForce force)
            throws IOException {
        Files.createDirectories(directory);
        CommitLog log = new CommitLog(force);
        try {
            for (int i = 0; i < SEGMENTS; i++) {
                log.segments.add(Segment.open(segment(directory, i), segmentBytes));
            }
            log.clear();
            forceDirectory(directory);
            forceDirectory(directory.resolve(".."));
        } catch (IOException | RuntimeException e) {
            log.close();
            throw e;
        }
        return log;
    }

    static Path segment(Path directory, int number) {
        return directory.resolve("segment-" + number + ".log");
    }

    private static void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Writes what is staged when it is called, as far as there is room.
     *
     * @param ledgerForced the ledger is durable up to this record: files that hold nothing younger
     *     may be written anew
     * @return false when records are left, since the ledger must be forced further first
     */
    public boolean write(StagedRecords staged, long ledgerForced) throws IOException {
        staged.beginGroup();
        for (ByteBuffer run = staged.run(); run.hasRemaining(); run = staged.run()) {
            int before = run.remaining();
            boolean whole = write(staged.buffer(), run, ledgerForced);
            staged.taken(before - run.remaining());
            if (!whole) {
                return false;
            }
        }
        return true;
    }

    private boolean write(DirectBuffer buffer, ByteBuffer run, long ledgerForced)
            throws IOException {
        int limit = run.limit();
        while (run.position() < limit) {
            int end = endOfFitting(buffer, run.position(), limit);
            if (end == run.position()) {
                if (!moveOn(ledgerForced)) {
                    return false;
                }
                continue;
            }
            run.limit(end);
            segments.get(current).write(run, lastFitting);
            run.limit(limit);
        }
        return true;
    }

    /** Where the last record ends that fits the current segment. */
    private int endOfFitting(DirectBuffer buffer, int from, int limit) {
        int most = Math.min(limit, from + segments.get(current).room());
        int at = from;
        while (at < limit) {
            int next = at + RecordEnvelope.stride(RecordEnvelope.length(buffer, at));
            if (next > most) {
                break;
            }
            lastFitting = RecordEnvelope.sequence(buffer, at);
            at = next;
        }
        return at;
    }

    private Segment next(int steps) {
        return segments.get((current + steps) % SEGMENTS);
    }

    private boolean moveOn(long ledgerForced) {
        Segment next = next(1);
        if (next.lastSequence() > ledgerForced) {
            return false;
        }
        next.rewind();
        current = (current + 1) % SEGMENTS;
        return true;
    }

    /** Makes all that was written durable. */
    public void force() throws IOException {
        for (Segment segment : segments) {
            segment.force(force);
        }
    }

    /**
     * Whether the ledger should be forced beyond this record soon, so that the next file is free
     * when it is needed.
     */
    public boolean wantsLedgerForced(long ledgerForced) {
        return next(1).lastSequence() > ledgerForced || next(2).lastSequence() > ledgerForced;
    }

    /** Forgets all records; only when the ledger holds and has been forced behind them. */
    public void clear() throws IOException {
        for (Segment segment : segments) {
            segment.clear();
        }
        force();
    }

    @Override
    public void close() throws IOException {
        for (Segment segment : segments) {
            segment.close();
        }
    }
}
