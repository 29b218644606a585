package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.Journal;
import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.JournalFailedException;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordChain;
import io.crosspoint.journal.commitlog.CommitLog;
import io.crosspoint.journal.commitlog.StagedRecords;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * A stream kept in a Chronicle queue. At level {@link Durability#PROCESS} a record is durable when
 * {@link #append} returns, and the listener is called only for a failure; at level {@link
 * Durability#DISK} a thread of its own writes groups into the commit log, forces it, and calls the
 * listener after each.
 *
 * <p>Any error of storage is final: it is logged, the listener is called, and every later append
 * throws.
 */
public final class ChronicleJournal implements Journal {
    private final JournalSettings settings;
    private final DirectoryLock lock;
    private final DurableMark mark;
    private final Ledger ledger;
    private final LedgerForce force;
    private final LedgerPages pages;
    private final Progress progress;
    private final RecordChain chain = new RecordChain();
    private final Caretaker caretaker;
    private final @Nullable CommitLog log;
    private final @Nullable Committer committer;
    private boolean closed;

    private ChronicleJournal(
            JournalSettings settings, JournalOpening opening, Ledger ledger, Storage storage)
            throws IOException {
        this.settings = settings;
        this.lock = opening.lock();
        this.mark = opening.mark();
        this.force = storage.ledger();
        this.ledger = ledger;
        this.pages = new LedgerPages(ledger, settings);
        LedgerEnd end = opening.end();
        this.progress =
                new Progress(settings.directory().toString(), end.position(), end.position());
        chain.standAfter(end.position(), end.crc());
        this.caretaker = new Caretaker(progress, ledger, pages, storage, mark, settings);
        forceLedger();
        if (settings.durability() == Durability.DISK) {
            log =
                    CommitLog.open(
                            opening.files().commitLog(),
                            settings.commitSegmentBytes(),
                            storage.commitLog());
            committer = new Committer(progress, log, staged(settings), caretaker, mark);
        } else {
            log = null;
            committer = null;
        }
    }

    private static StagedRecords staged(JournalSettings settings) {
        return new StagedRecords(settings.stagedBytes());
    }

    /**
     * Opens a stream for writing: takes its lock, verifies its chain from the durable mark on, sets
     * aside a torn end that never was durable, counts the start.
     *
     * @throws JournalCorruptException when a durable record is bad or missing
     * @throws IllegalStateException when another writer holds the stream
     * @throws UncheckedIOException when storage fails
     */
    public static ChronicleJournal open(JournalSettings settings) {
        return open(settings, InstantSource.system(), Storage.of(settings.directory()));
    }

    static ChronicleJournal open(JournalSettings settings, InstantSource clock, Storage storage) {
        JournalOpening opening = new JournalOpening(settings);
        try {
            opening.prepare();
            Ledger ledger = Ledger.open(opening.files().ledger(), settings.chunkBytes(), clock);
            ChronicleJournal journal = new ChronicleJournal(settings, opening, ledger, storage);
            journal.start();
            return journal;
        } catch (IOException e) {
            opening.giveUp();
            throw new UncheckedIOException(StorageFailure.told(settings.directory(), e), e);
        } catch (RuntimeException | Error e) {
            opening.giveUp();
            throw e;
        }
    }

    /**
     * Reads a stream that may be written by another process; its lock is not taken.
     *
     * @throws IllegalArgumentException when there is no ledger or no such position
     */
    public static JournalReader follow(Path directory, long position) {
        JournalFiles files = new JournalFiles(directory);
        if (!hasLedger(files)) {
            throw new IllegalArgumentException(
                    directory + ": no ledger found (expected: a journal's directory)");
        }
        return LedgerReader.behind(Ledger.openToRead(files.ledger()), true, position);
    }

    /** Chronicle's working file may be lost with power; the records are elsewhere. */
    private static boolean hasLedger(JournalFiles files) {
        try {
            return Files.exists(files.ledgerMetadata()) || !files.cycles().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + files.directory(), e);
        }
    }

    /**
     * What a start would do to a ledger that ends with a bad record or before its mark: continue it
     * from the commit log, or begin without what power took at level PROCESS.
     *
     * @param end last record that verifies
     * @param crc of that record, 0 without one
     * @param torn whether a record behind it is bad, rather than none there
     * @return null when a start would refuse
     */
    public static @Nullable StartOutlook outlook(Path directory, long end, int crc, boolean torn) {
        JournalFiles files = new JournalFiles(directory);
        try {
            DurableMark.Values values = DurableMark.read(files.mark());
            if (values == null) {
                return null;
            }
            LedgerOutlook outlook =
                    LedgerOutlook.of(
                            files, values, new LedgerEnd(end, crc), torn, BootId.current());
            return outlook.isRefused()
                    ? null
                    : new StartOutlook(outlook.told(), outlook.isPowerLost());
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + directory, e);
        }
    }

    /**
     * Up to where a stream is known to have been durable, by the mark that is kept apart from its
     * ledger; its writer may be further.
     *
     * @throws IllegalArgumentException when the directory holds no journal
     * @throws JournalCorruptException when the mark cannot be trusted
     */
    public static long markedPosition(Path directory) {
        try {
            DurableMark.Values values = DurableMark.read(new JournalFiles(directory).mark());
            if (values == null) {
                throw new IllegalArgumentException(
                        directory + ": no durable mark found (expected: a journal's directory)");
            }
            return values.position();
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + directory, e);
        }
    }

    /**
     * The position before the first record that a stream's ledger holds: 0 unless records were
     * removed from its beginning.
     *
     * @throws IllegalArgumentException when the note of it cannot be read
     */
    public static long startPosition(Path directory) {
        try {
            return LedgerTrim.start(new JournalFiles(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("journal " + directory, e);
        }
    }

    /**
     * Removes the ledger's files that hold only records up to a position. The newest file stays,
     * and what the next opening verifies. For streams that nobody writes.
     *
     * @param position records up to here are kept elsewhere and read by nobody
     * @return the start position afterwards
     * @throws IllegalStateException when a writer holds the stream
     */
    public static long removeUpTo(Path directory, long position) {
        try {
            return new LedgerTrim(new JournalFiles(directory)).removeUpTo(position);
        } catch (IOException e) {
            throw new UncheckedIOException(StorageFailure.told(directory, e), e);
        }
    }

    private void start() throws IOException {
        caretaker.start();
        if (committer != null) {
            committer.start();
        }
    }

    /** An empty batch whose first record follows the last appended. Writer's thread only. */
    public RecordBatch newBatch(int capacityBytes) {
        if (capacityBytes > settings.maxBatchBytes()) {
            throw new IllegalArgumentException(
                    "batch capacity: %d bytes (expected: %d at most with chunks of %d)"
                            .formatted(
                                    capacityBytes,
                                    settings.maxBatchBytes(),
                                    settings.chunkBytes()));
        }
        return new RecordBatch(
                capacityBytes, chain.sequence() + 1, settings.partition(), mark.epoch());
    }

    @Override
    public long append(RecordBatch batch) {
        progress.expectWorking();
        if (batch.isEmpty()) {
            return chain.sequence();
        }
        chain.seal(batch);
        try {
            ledger.append(batch);
            if (committer != null) {
                committer.stage(batch);
            }
        } catch (RuntimeException | Error e) {
            progress.fail(e);
            caretaker.wake();
            throw progress.failed(e);
        }
        batch.clear();
        long position = chain.sequence();
        progress.appended(position);
        if (committer == null) {
            progress.durable(position);
        } else {
            committer.wake();
        }
        return position;
    }

    @Override
    public long position() {
        return chain.sequence();
    }

    @Override
    public long durablePosition() {
        return progress.durable();
    }

    /** Counts the starts of the stream, this one included; from 1. */
    public int epoch() {
        return mark.epoch();
    }

    @Override
    public boolean lowOnSpace() {
        return caretaker.lowOnSpace();
    }

    @Override
    public void onDurable(Runnable listener) {
        progress.onDurable(listener);
    }

    @Override
    public @Nullable Throwable failure() {
        return progress.failure();
    }

    @Override
    public JournalReader read(long position) {
        return LedgerReader.behind(ledger.queue(), false, position);
    }

    /**
     * Makes everything appended durable, whatever the level. Called once the writer has stopped.
     *
     * @throws JournalFailedException when that cannot be done
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (committer != null) {
            committer.stop();
        }
        caretaker.stop();
        try {
            forceAll();
        } catch (IOException e) {
            progress.fail(e);
        } finally {
            release();
        }
        Throwable cause = progress.failure();
        if (cause != null) {
            throw progress.failed(cause);
        }
    }

    private void forceAll() throws IOException {
        if (progress.failure() == null) {
            forceLedger();
            if (log != null) {
                log.clear();
            }
            mark.writeClosed(progress.appended());
        }
    }

    private void forceLedger() throws IOException {
        force.force(ledger.cycle());
        mark.write(progress.appended(), progress.appended());
        mark.force();
    }

    private void release() {
        ledger.close();
        try (lock;
                mark;
                force;
                pages;
                log) {
            progress.durable(Math.max(progress.durable(), mark.position()));
        } catch (IOException e) {
            progress.fail(e);
        }
    }
}
