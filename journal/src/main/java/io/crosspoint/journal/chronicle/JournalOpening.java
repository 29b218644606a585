package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.JournalCorruptException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;

/** The steps before a stream can be appended to; what was taken is given back when one fails. */
final class JournalOpening {
    private static final Logger LOG = LoggerFactory.getLogger(JournalOpening.class);

    private final JournalSettings settings;
    private final JournalFiles files;
    private @Nullable DirectoryLock lock;
    private @Nullable DurableMark mark;
    private LedgerEnd end = new LedgerEnd(0, 0);

    JournalOpening(JournalSettings settings) {
        this.settings = settings;
        this.files = new JournalFiles(settings.directory());
    }

    /** Locks, verifies and counts the start. */
    void prepare() throws IOException {
        boolean isNew = !Files.exists(settings.directory());
        Files.createDirectories(files.ledger());
        if (isNew) {
            JournalFiles.forceDirectory(settings.directory().resolve(".."));
        }
        lock = DirectoryLock.take(files.lock());
        DurableMark.Values last = lastMark();
        long boot = BootId.current();
        end = new LedgerRecovery(files, settings.chunkBytes(), last).recover(boot);
        DurableMark started =
                DurableMark.start(files.mark(), last, BootId.at(settings.durability(), boot));
        mark = started;
        JournalFiles.forceDirectory(settings.directory());
        LOG.info(
                "journal {} opened behind record {}, epoch {}",
                settings.directory(),
                end.position(),
                started.epoch());
    }

    private DurableMark.Values lastMark() throws IOException {
        DurableMark.Values last = DurableMark.read(files.mark());
        if (last == null) {
            if (!files.cycles().isEmpty()) {
                throw new JournalCorruptException(
                        1, files.mark().toString(), "no durable mark", "one beside a ledger");
            }
            return new DurableMark.Values(
                    0, 0, settings.partition(), 0, 0, DurableMark.Values.CLOSED);
        }
        if (last.partition() != settings.partition()) {
            throw new IllegalArgumentException(
                    "%s: partition %d (expected: %d, as it was made)"
                            .formatted(
                                    settings.directory(), settings.partition(), last.partition()));
        }
        return last;
    }

    JournalFiles files() {
        return files;
    }

    DirectoryLock lock() {
        return Objects.requireNonNull(lock);
    }

    DurableMark mark() {
        return Objects.requireNonNull(mark);
    }

    LedgerEnd end() {
        return end;
    }

    void giveUp() {
        try (DirectoryLock taken = lock;
                DurableMark opened = mark) {
            LOG.debug("giving back {} and {}", taken, opened);
        } catch (IOException e) {
            LOG.warn("journal {} was not released", settings.directory(), e);
        }
    }
}
