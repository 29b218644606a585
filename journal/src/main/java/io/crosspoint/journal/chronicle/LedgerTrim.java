package io.crosspoint.journal.chronicle;

import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes whole files from the beginning of a ledger that nobody writes. Where the ledger then
 * begins is noted first, so that a file that is missing for another reason is told as what it is.
 */
final class LedgerTrim {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerTrim.class);

    /** A start stands behind the record before the last that the ledger alone is known to hold. */
    private static final int KEPT_BEFORE_MARK = 2;

    private final JournalFiles files;

    private record Cycle(Path file, long first) {}

    LedgerTrim(JournalFiles files) {
        this.files = files;
    }

    /** Position before the first record that the ledger is meant to hold. */
    static long start(JournalFiles files) throws IOException {
        if (!Files.exists(files.start())) {
            return 0;
        }
        String text = Files.readString(files.start()).strip();
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException(
                    files.start() + ": no number (expected: the position before the first record)");
        }
        return Long.parseLong(text);
    }

    /**
     * Removes every file whose records are all at or before the position; the newest file stays.
     *
     * @return position before the first record that is left
     * @throws IllegalStateException when a writer holds the stream
     */
    long removeUpTo(long position) throws IOException {
        try (DirectoryLock lock = DirectoryLock.take(files.lock())) {
            LOG.debug("{} is held by {}", files.directory(), lock);
            DurableMark.@Nullable Values mark = DurableMark.read(files.mark());
            long most = mark == null ? 0 : Math.min(position, mark.ledger() - KEPT_BEFORE_MARK);
            List<Cycle> cycles = cycles();
            List<Path> removed = new ArrayList<>();
            long start = start(files);
            for (int i = 0; i + 1 < cycles.size() && cycles.get(i + 1).first - 1 <= most; i++) {
                removed.add(cycles.get(i).file);
                start = cycles.get(i + 1).first - 1;
            }
            if (!removed.isEmpty()) {
                note(start);
                remove(removed);
            }
            return start;
        }
    }

    private List<Cycle> cycles() {
        List<Cycle> cycles = new ArrayList<>();
        try (SingleChronicleQueue queue = Ledger.openToRead(files.ledger());
                LedgerReader reader = LedgerReader.atStart(queue)) {
            if (queue.firstCycle() > queue.lastCycle()) {
                return cycles;
            }
            for (long cycle : queue.listCyclesBetween(queue.firstCycle(), queue.lastCycle())) {
                if (!reader.standBeforeCycle((int) cycle)) {
                    break;
                }
                try (var store = queue.storeForCycle((int) cycle, queue.epoch(), false, null)) {
                    cycles.add(new Cycle(store.file().toPath(), reader.position() + 1));
                }
            }
        }
        return cycles;
    }

    private void note(long start) throws IOException {
        Path part = files.directory().resolve("ledger.start.part");
        try (FileChannel channel =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap((start + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(
                part,
                files.start(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        JournalFiles.forceDirectory(files.directory());
    }

    private void remove(List<Path> removed) throws IOException {
        for (Path file : removed) {
            Files.delete(file);
            LOG.info("removed {}", file);
        }
        // Chronicle keeps a list of its files there; it is made anew by the next to open.
        Files.deleteIfExists(files.ledgerMetadata());
        JournalFiles.forceDirectory(files.ledger());
        Ledger.open(files.ledger(), JournalSettings.MIN_CHUNK_BYTES, InstantSource.system())
                .close();
    }
}
