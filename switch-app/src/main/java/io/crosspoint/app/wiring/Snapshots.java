package io.crosspoint.app.wiring;

import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.crypto.KeyRing;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.archive.ArchiveFolder;
import io.crosspoint.journal.archive.ArchivedStream;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.snapshot.SnapshotFile;
import io.crosspoint.journal.snapshot.SnapshotHeader;
import io.crosspoint.journal.snapshot.SnapshotStore;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BooleanSupplier;

/** Takes snapshots of a switch's journal, running or not. */
public final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final String FOLDER = "snapshots";
    private static final int UNUSED_BATCH = 1 << 16;

    private Snapshots() {}

    /** Where the snapshots of a switch's journal folder lie. */
    public static SnapshotStore store(Path journal) {
        return new SnapshotStore(journal.resolve(FOLDER));
    }

    static SnapshotStore store(SwitchConfig config) {
        Path transactions = config.transactions().directory().toAbsolutePath();
        Path journal = transactions.getParent();
        return store(journal == null ? transactions : journal);
    }

    /**
     * Folds a journal as far as it is durable, from the newest snapshot that can be used, and
     * writes another. The journal may be written meanwhile.
     *
     * @param archives of dates that were removed from the ledger, null when it is whole or a
     *     snapshot can be used
     * @throws UncheckedIOException when it cannot be written
     * @throws NothingToStartFromException when neither snapshot, ledger nor archives are enough
     */
    public static SnapshotFile take(SwitchConfig config, @Nullable Path archives) {
        long target = ChronicleJournal.markedPosition(config.transactions().directory());
        SnapshotStore store = store(config);
        Machines machines = newest(config, store, followers(config, archives));
        if (archives == null) {
            expectWhole(config, machines);
        }
        machines.foldTo(target, () -> true);
        return store.write(header(bounds(config), machines), machines.folds(), () -> true);
    }

    /**
     * A fold goes on from where the state stands, if the ledger still has what comes next.
     *
     * @throws NothingToStartFromException when it begins later
     */
    static void expectWhole(SwitchConfig config, Machines machines) {
        long start = ChronicleJournal.startPosition(config.transactions().directory());
        if (machines.position() < start) {
            throw new NothingToStartFromException(
                    "the ledger of transactions begins behind record %d, and no snapshot can be used (next: ./crosspoint journal snapshot --config FILE --archives DIR makes one from the archives)"
                            .formatted(start));
        }
    }

    /** The position up to which no start reads the transactions' ledger. */
    public static long unneeded(SwitchConfig config) {
        SnapshotHeader oldest = store(config).oldestUsable();
        if (oldest == null || !oldest.bounds().equals(bounds(config))) {
            return 0;
        }
        // The record that a state stands at is compared with the one that was folded.
        return Math.max(oldest.position(Machines.TRANSACTIONS) - 1, 0);
    }

    private static Machines.Readers followers(SwitchConfig config, @Nullable Path archives) {
        Path transactions = config.transactions().directory();
        return new Machines.Readers(
                position -> ChronicleJournal.follow(config.tokenStream().directory(), position),
                position -> ChronicleJournal.follow(config.codeStream().directory(), position),
                position ->
                        archives == null
                                ? ChronicleJournal.follow(transactions, position)
                                : ArchivedStream.behind(
                                        transactions, new ArchiveFolder(archives), position));
    }

    /** Machines that decide nothing, taken up from the newest snapshot that can be used. */
    static Machines newest(SwitchConfig config, SnapshotStore store, Machines.Readers readers) {
        // Keys make new tokens and codes only; those that are folded hold their own.
        KeyRing keys = KeyRing.ephemeral();
        return store.newest(
                bounds(config),
                () -> Machines.empty(config, keys, new RecordBatch(UNUSED_BATCH, 1, 0, 1), readers),
                Machines::folds);
    }

    private static String bounds(SwitchConfig config) {
        return Machines.bounds(config);
    }

    /** Null, with a warning, when it could not be written: the next is tried as if it had been. */
    static @Nullable SnapshotFile write(
            SnapshotStore store, String bounds, Machines machines, BooleanSupplier goOn) {
        try {
            return store.write(header(bounds, machines), machines.folds(), goOn);
        } catch (UncheckedIOException e) {
            LOG.warn("no snapshot was taken: {}", e.getMessage());
            return null;
        }
    }

    private static SnapshotHeader header(String bounds, Machines machines) {
        return new SnapshotHeader(
                ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) * 1_000,
                bounds,
                machines.folds().stream().map(fold -> fold.point()).toList());
    }
}
