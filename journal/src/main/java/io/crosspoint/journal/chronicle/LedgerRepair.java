package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.RecordView;

import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.PointerBytesStore;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cuts a ledger behind its last good record: the damaged cycle is written anew up to there and put
 * in place by one rename; what is replaced stays beside the ledger for inspection.
 */
final class LedgerRepair {
    private final JournalFiles files;
    private final int chunkBytes;

    LedgerRepair(JournalFiles files, int chunkBytes) {
        this.files = files;
        this.chunkBytes = chunkBytes;
    }

    void cutBehind(long position, int damagedCycle) throws IOException {
        clearRepairDirectory();
        Path damaged;
        boolean kept;
        try (Ledger ledger = Ledger.open(files.ledger(), chunkBytes, InstantSource.system());
                LedgerReader reader = LedgerReader.atStart(ledger.queue())) {
            damaged = cycleFile(ledger.queue(), damagedCycle);
            kept = position > 0 && rewrite(ledger.queue(), reader, damagedCycle, position);
        }
        for (Path file : files.cycles()) {
            if (file.compareTo(damaged) > 0) {
                Files.move(file, aside(file), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        replace(damaged, kept);
        Files.deleteIfExists(files.ledgerMetadata());
        JournalFiles.forceDirectory(files.ledger());
        JournalFiles.forceDirectory(files.directory());
        clearRepairDirectory();
    }

    private boolean rewrite(
            SingleChronicleQueue queue, LedgerReader reader, int cycle, long position) {
        if (!startsWithin(reader, cycle, position)) {
            return false;
        }
        long cycleStartMs = (long) cycle * queue.rollCycle().lengthInMillis();
        try (SingleChronicleQueue fresh =
                        Ledger.builder(files.repair())
                                .blockSize(chunkBytes)
                                .timeProvider(() -> cycleStartMs)
                                .build();
                ExcerptAppender appender = fresh.createAppender()) {
            PointerBytesStore source = BytesStore.nativePointer();
            while (reader.position() < position && reader.next()) {
                append(appender, source, reader.record());
            }
        }
        return true;
    }

    private static boolean startsWithin(LedgerReader reader, int cycle, long position) {
        return reader.standBeforeCycle(cycle) && reader.position() < position;
    }

    private static void append(
            ExcerptAppender appender, PointerBytesStore source, RecordView record) {
        int start = record.bodyOffset() - RecordEnvelope.ENVELOPE_LENGTH;
        int length = RecordEnvelope.stride(record.bodyLength() + RecordEnvelope.ENVELOPE_LENGTH);
        source.set(record.buffer().addressOffset() + start, length);
        try (DocumentContext document = appender.writingDocument()) {
            document.wire().bytes().write(source, 0L, (long) length);
        }
    }

    private void replace(Path damaged, boolean kept) throws IOException {
        if (!kept) {
            Files.move(damaged, aside(damaged), StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path fresh = files.repair().resolve(damaged.getFileName());
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.createLink(aside(damaged), damaged);
        Files.move(
                fresh,
                damaged,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * A file whose own head is unreadable held the first record: no other is found bad so early.
     */
    private Path cycleFile(SingleChronicleQueue queue, int cycle) throws IOException {
        try (var store = queue.storeForCycle(cycle, queue.epoch(), false, null)) {
            return store == null ? files.cycles().getFirst() : store.file().toPath();
        }
    }

    private Path aside(Path file) throws IOException {
        List<Path> before;
        String name = file.getFileName() + ".damaged-";
        try (Stream<Path> entries = Files.list(files.directory())) {
            before = entries.filter(e -> e.getFileName().toString().startsWith(name)).toList();
        }
        return files.directory().resolve(name + (before.size() + 1));
    }

    private void clearRepairDirectory() throws IOException {
        if (!Files.exists(files.repair())) {
            return;
        }
        try (Stream<Path> entries = Files.list(files.repair())) {
            for (Path entry : entries.toList()) {
                Files.delete(entry);
            }
        }
        Files.delete(files.repair());
    }
}
