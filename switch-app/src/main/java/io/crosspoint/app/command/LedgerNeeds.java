package io.crosspoint.app.command;

import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.app.wiring.Snapshots;
import io.crosspoint.clearing.ClearingRun;
import io.crosspoint.core.originals.IndexWriter;
import io.crosspoint.core.originals.OriginalsIndex;
import io.crosspoint.journal.archive.LedgerUse;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.seal.DateSeal;
import io.crosspoint.journal.seal.SealFiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What of a stopped switch's transactions is still read from the ledger: by its next start, by the
 * index of originals, by sealing, by clearing, and by whoever looks at the days that are to be kept
 * at hand. What reads further back takes the archives.
 */
final class LedgerNeeds implements LedgerUse {
    private final SwitchConfig config;
    private final Path cleared;
    private final int keptDays;

    /**
     * @param cleared where clearing runs publish
     * @param keptDays dates fewer days before the last closed one than this stay in the ledger
     */
    LedgerNeeds(SwitchConfig config, Path cleared, int keptDays) {
        this.config = config;
        this.cleared = cleared;
        this.keptDays = keptDays;
    }

    @Override
    public Unneeded of(Path stream) {
        try {
            List<DateSeal> left = left(stream);
            return Stream.of(sealing(left), kept(left), clearing(left), starts(), originals(stream))
                    .min(Comparator.comparingLong(Unneeded::position))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("seals of " + stream, e);
        }
    }

    /** The sealed dates that the ledger still has records of, oldest first. */
    private static List<DateSeal> left(Path stream) throws IOException {
        long start = ChronicleJournal.startPosition(stream);
        return new SealFiles(stream)
                .all().stream().filter(seal -> seal.lastSequence() > start).toList();
    }

    private static Unneeded sealing(List<DateSeal> left) {
        return new Unneeded(
                left.isEmpty() ? 0 : left.getLast().nextSequence() - 1,
                "what comes behind the last closed date is not sealed yet");
    }

    private Unneeded kept(List<DateSeal> left) {
        LocalDate oldest =
                left.isEmpty() ? LocalDate.MIN : day(left.getLast()).minusDays(keptDays - 1L);
        return before(
                left,
                seal -> !day(seal).isBefore(oldest),
                "is kept in the ledger (--keep " + keptDays + ")");
    }

    private Unneeded clearing(List<DateSeal> left) {
        return before(
                left,
                seal -> !ClearingRun.isCleared(cleared, seal.businessDate()),
                "is not cleared into %s (next: ./crosspoint clear run)".formatted(cleared));
    }

    /** All records before the first date that is needed. */
    private static Unneeded before(List<DateSeal> left, Predicate<DateSeal> needed, String why) {
        for (DateSeal seal : left) {
            if (needed.test(seal)) {
                return new Unneeded(
                        seal.firstSequence() - 1,
                        "business date " + seal.businessDate() + " " + why);
            }
        }
        return new Unneeded(Long.MAX_VALUE, "");
    }

    private static LocalDate day(DateSeal seal) {
        return LocalDate.parse(
                Integer.toString(seal.businessDate()), DateTimeFormatter.BASIC_ISO_DATE);
    }

    private Unneeded starts() {
        long position = Snapshots.unneeded(config);
        return new Unneeded(
                position,
                position == 0
                        ? "no snapshot can be used, and a start folds every record (next: ./crosspoint journal snapshot)"
                        : "a start may fold the records from %d on (next: ./crosspoint journal snapshot, twice: two are kept)"
                                .formatted(position + 1));
    }

    /** Brings the index to the end first: what it holds need not be folded again. */
    private Unneeded originals(Path stream) {
        boolean isWhole = ChronicleJournal.startPosition(stream) == 0;
        long end = ChronicleJournal.markedPosition(stream);
        try (OriginalsIndex index = OriginalsIndex.open(config.originals().index(), isWhole);
                IndexWriter writer =
                        new IndexWriter(
                                index, position -> ChronicleJournal.follow(stream, position))) {
            while (writer.advance(end) > 0) {
                // up to what is durable
            }
            // The record that the index ends with is compared with the one that it was made from.
            return new Unneeded(
                    Math.max(index.position() - 1, 0),
                    "the index of originals goes on behind record " + index.position());
        }
    }
}
