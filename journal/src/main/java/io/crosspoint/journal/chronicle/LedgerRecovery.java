package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.JournalCorruptException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;

/**
 * Brings a ledger that was left in any state back to a verified end, or refuses it. The chain is
 * checked from the durable mark on; what lies before is checked by everyone who reads it.
 */
final class LedgerRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerRecovery.class);

    private final JournalFiles files;
    private final int chunkBytes;
    private final long durable;

    /**
     * Looks at the ledger of a stream whose lock is held.
     *
     * @param durable the durable mark's position
     */
    LedgerRecovery(JournalFiles files, int chunkBytes, long durable) {
        this.files = files;
        this.chunkBytes = chunkBytes;
        this.durable = durable;
    }

    /**
     * Finds the end; records behind a torn one that never counted as durable are set aside.
     *
     * @throws JournalCorruptException when a durable record is bad or missing
     */
    LedgerEnd recover() throws IOException {
        // Chronicle keeps its own lock word there; a killed writer leaves it taken.
        Files.deleteIfExists(files.ledgerMetadata());
        @Nullable JournalCorruptException torn;
        LedgerEnd end;
        int cycle;
        try (Ledger ledger = Ledger.open(files.ledger(), chunkBytes, InstantSource.system());
                LedgerReader reader = LedgerReader.atStart(ledger.queue())) {
            if (!reader.standBehind(Math.max(durable - 1, 0))) {
                throw endsEarly(reader.position());
            }
            torn = readToEnd(reader);
            end = new LedgerEnd(reader.position(), reader.lastCrc());
            cycle = reader.cycle();
        }
        if (torn != null && torn.sequence() <= durable) {
            throw torn;
        }
        if (end.position() < durable) {
            throw endsEarly(end.position());
        }
        if (torn != null) {
            LOG.warn("ledger is cut behind record {}: {}", end.position(), torn.getMessage());
            new LedgerRepair(files, chunkBytes).cutBehind(end.position(), cycle);
        }
        return end;
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
