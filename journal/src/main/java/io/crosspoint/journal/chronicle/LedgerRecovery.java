package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.commitlog.CommitLogTail;

import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;

/**
 * Brings a ledger that was left in any state back to a verified end, or refuses it. The chain is
 * checked from where the ledger by itself was durable; what lies before is checked by everyone who
 * reads it. What the commit log holds behind that end is appended.
 */
final class LedgerRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerRecovery.class);

    private final JournalFiles files;
    private final int chunkBytes;
    private final DurableMark.Values mark;

    /**
     * Looks at the ledger of a stream whose lock is held.
     *
     * @param mark what the durable mark says
     */
    LedgerRecovery(JournalFiles files, int chunkBytes, DurableMark.Values mark) {
        this.files = files;
        this.chunkBytes = chunkBytes;
        this.mark = mark;
    }

    /**
     * Finds the end; records behind a torn one that never counted as durable are set aside. When
     * power may have been lost the newest file is written anew, since Chronicle's own index in it
     * may speak of records that are gone.
     *
     * @param boot the operating system's present run, see {@link BootId}
     * @throws JournalCorruptException when a durable record is bad or missing
     */
    LedgerEnd recover(long boot) throws IOException {
        // Chronicle keeps its own lock word there; a killed writer leaves it taken.
        Files.deleteIfExists(files.ledgerMetadata());
        Reading reading;
        try (Ledger ledger = Ledger.open(files.ledger(), chunkBytes, InstantSource.system())) {
            reading = read(ledger.queue());
        }
        LedgerEnd end = reading.end;
        JournalCorruptException torn = reading.torn;
        LedgerOutlook outlook = LedgerOutlook.of(files, mark, end, torn != null, boot);
        if (outlook.isRefused()) {
            throw torn == null ? endsEarly(outlook.newEnd().position(), outlook.promised()) : torn;
        }
        if (outlook.lost() != 0) {
            LOG.error(
                    "{}: power was lost at level process: records {} to {} or further are gone",
                    files.directory(),
                    outlook.newEnd().position() + 1,
                    mark.position());
        }
        if (outlook.needsNewFile() && !files.cycles().isEmpty()) {
            writeAnew(reading);
        }
        if (!outlook.tail().isEmpty()) {
            append(outlook.tail(), end.position());
        }
        return outlook.newEnd();
    }

    private void writeAnew(Reading reading) throws IOException {
        long end = reading.end.position();
        LOG.warn(
                "ledger is written anew up to record {}: {}",
                end,
                reading.torn == null ? "power may have been lost" : reading.torn.getMessage());
        try {
            new LedgerRepair(files, chunkBytes).cutBehind(end, reading.cycle);
        } catch (Exception | InternalError e) {
            if (!LedgerFailure.isDamage(e)) {
                throw e;
            }
            JournalCorruptException corrupt =
                    new JournalCorruptException(
                            end + 1,
                            files.ledger().toString(),
                            "a file that cannot be written anew, " + e.getClass().getSimpleName(),
                            "one that Chronicle can read");
            corrupt.initCause(e);
            throw corrupt;
        }
    }

    /** What was found: the last good record, its cycle, and what is bad behind it. */
    private record Reading(LedgerEnd end, int cycle, @Nullable JournalCorruptException torn) {}

    /** From where the ledger was forced; from its start when that place cannot be found. */
    private Reading read(SingleChronicleQueue queue) throws IOException {
        try (LedgerReader reader = LedgerReader.atStart(queue)) {
            if (reader.standBehind(Math.max(mark.ledger() - 1, 0))) {
                return read(queue, reader);
            }
        } catch (RuntimeException | InternalError e) {
            LOG.warn("{}: read from its start: {}", files.ledger(), e.toString());
        }
        try (LedgerReader reader = LedgerReader.atStart(queue)) {
            if (LedgerTrim.start(files) > 0) {
                reader.standBeforeCycle(queue.firstCycle());
            }
            return read(queue, reader);
        }
    }

    private static Reading read(SingleChronicleQueue queue, LedgerReader reader) {
        JournalCorruptException torn = readToEnd(reader);
        LedgerEnd end = new LedgerEnd(reader.position(), reader.lastCrc());
        return new Reading(end, end.position() == 0 ? queue.firstCycle() : reader.cycle(), torn);
    }

    private void append(CommitLogTail tail, long behind) {
        try (Ledger ledger = Ledger.open(files.ledger(), chunkBytes, InstantSource.system())) {
            tail.forEach(
                    (buffer, offset, length) ->
                            ledger.append(buffer.addressOffset() + offset, length));
        }
        LOG.warn(
                "ledger ended with record {}; the commit log held those up to {}",
                behind,
                tail.position());
    }

    private static @Nullable JournalCorruptException readToEnd(LedgerReader reader) {
        try {
            while (reader.next()) {
                // reading is checking
            }
            return null;
        } catch (JournalCorruptException e) {
            return e;
        }
    }

    private JournalCorruptException endsEarly(long end, long promised) {
        return new JournalCorruptException(
                end + 1,
                files.ledger().toString(),
                "the ledger's end",
                "records up to " + promised + ", which were durable");
    }
}
