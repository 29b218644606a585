package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.commitlog.CommitLogTail;

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
    private final long durable;
    private final DurableMark.Values mark;

    /**
     * Looks at the ledger of a stream whose lock is held.
     *
     * @param mark what the durable mark says
     */
    LedgerRecovery(JournalFiles files, int chunkBytes, DurableMark.Values mark) {
        this.files = files;
        this.chunkBytes = chunkBytes;
        this.durable = mark.position();
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
        @Nullable JournalCorruptException torn;
        LedgerEnd end;
        int cycle;
        try (Ledger ledger = Ledger.open(files.ledger(), chunkBytes, InstantSource.system());
                LedgerReader reader = LedgerReader.atStart(ledger.queue())) {
            if (!reader.standBehind(Math.max(mark.ledger() - 1, 0))) {
                throw endsEarly(reader.position());
            }
            torn = readToEnd(reader);
            end = new LedgerEnd(reader.position(), reader.lastCrc());
            cycle = end.position() == 0 ? ledger.queue().firstCycle() : reader.cycle();
        }
        CommitLogTail tail = CommitLogTail.behind(files.commitLog(), end.position(), end.crc());
        if (tail.position() < durable) {
            throw torn == null ? endsEarly(tail.position()) : torn;
        }
        boolean powerLost = mark.boot() != DurableMark.Values.CLOSED && mark.boot() != boot;
        boolean lacking = torn != null || !tail.isEmpty() || powerLost;
        if (lacking && !files.cycles().isEmpty()) {
            LOG.warn(
                    "ledger is written anew up to record {}: {}",
                    end.position(),
                    torn == null ? "power may have been lost" : torn.getMessage());
            new LedgerRepair(files, chunkBytes).cutBehind(end.position(), cycle);
        }
        if (!tail.isEmpty()) {
            append(tail, end.position());
        }
        return new LedgerEnd(tail.position(), tail.crc());
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

    private JournalCorruptException endsEarly(long end) {
        return new JournalCorruptException(
                end + 1,
                files.ledger().toString(),
                "the ledger's end",
                "records up to " + durable + ", which were durable");
    }
}
