package io.crosspoint.perf.journal;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.chronicle.Durability;
import io.crosspoint.journal.chronicle.JournalSettings;
import io.crosspoint.journal.snapshot.SnapshotHeader;
import io.crosspoint.journal.snapshot.SnapshotStore;
import io.crosspoint.journal.snapshot.StreamFold;
import io.crosspoint.perf.engine.CountedEffects;
import io.crosspoint.perf.engine.Purchases;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Prints how fast a start brings the engine to the end of a ledger that an engine wrote: the
 * records read, checked (CRC32C, chain, sequence) and folded, beside reading alone in the same run.
 * By the time of the thread, see {@link CpuTime}.
 */
public final class RecoveryReport {
    private static final int REMEMBERED = 1 << 18;
    private static final int IN_FLIGHT = 128;
    private static final int GROUP = 64;
    private static final int ROUNDS = 5;
    private static final int READ_BYTES = 1 << 20;
    private static final int DEFAULT_RECORDS = 2_000_000;

    private final int records;
    private final Path stream;
    private final Path singles;
    private final SnapshotStore store;
    private final PrintStream out;

    /** Of each record, read without a check: from excerpts of groups, and of one record each. */
    private double groupsNs;

    private double singlesNs;

    private RecoveryReport(int records, BenchmarkFolder folder, PrintStream out) {
        this.records = records;
        this.stream = folder.resolve("transactions");
        this.singles = folder.resolve("singles");
        this.store = new SnapshotStore(folder.resolve("snapshots"));
        this.out = out;
    }

    /**
     * Writes a ledger and prints the table.
     *
     * @param args records, 2,000,000 unless told
     */
    public static void main(String[] args) throws IOException {
        int records = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_RECORDS;
        try (BenchmarkFolder folder = new BenchmarkFolder()) {
            new RecoveryReport(records, folder, System.out).print();
        }
    }

    private void print() throws IOException {
        long bytes = write();
        out.printf(
                Locale.ROOT,
                "ledger: %,d records of a purchase's two kinds, %,d bytes, in groups of %d%n",
                records,
                bytes,
                GROUP);
        writeSingles();
        line("", "ms", "records/s", "of groups", "of singles");
        groupsNs = median(() -> RawQueue.readAll(stream.resolve("ledger")));
        singlesNs = median(() -> RawQueue.readAll(singles));
        print("the file's bytes, by read", median(this::readFiles));
        print("raw groups: excerpts as they are", groupsNs);
        print("raw singles: an excerpt a record", singlesNs);
        print("checked: by the journal's reader", median(this::check));
        print("folded: as a start does", median(() -> fold().position()));
        printSnapshot();
    }

    private void printSnapshot() throws IOException {
        StreamFold fold = fold();
        long began = CpuTime.nowNs();
        SnapshotHeader header = new SnapshotHeader(0, "", List.of(fold.point()));
        Path file = store.write(header, List.of(fold), () -> true).path();
        double writtenMs = (CpuTime.nowNs() - began) / 1e6;
        double loadedMs =
                median(() -> store.newest("", this::empty, List::of).position()) * records / 1e6;
        out.printf(
                Locale.ROOT,
                "snapshot of that state: %,d bytes, written, forced and proved in %,.0f ms,"
                        + " proved and loaded in %,.0f ms%n",
                Files.size(file),
                writtenMs,
                loadedMs);
    }

    /** Bytes of all records. */
    private long write() {
        long bytes = 0;
        try (ChronicleJournal journal =
                ChronicleJournal.open(new JournalSettings(stream, Durability.PROCESS, 0, 0))) {
            RecordBatch batch = journal.newBatch(1 << 18);
            Engine engine = Purchases.engine(REMEMBERED, batch);
            Purchases purchases = new Purchases(new CountedEffects(), 1);
            Purchases.start(engine, batch);
            for (int i = 0; i < IN_FLIGHT; i++) {
                purchases.ask(engine, batch);
            }
            while (batch.lastSequence() < records) {
                purchases.answerOldest(engine, batch);
                if (batch.lastSequence() < records) {
                    purchases.ask(engine, batch);
                }
                if (batch.count() >= GROUP) {
                    bytes += batch.length();
                    journal.append(batch);
                }
            }
            bytes += batch.length();
            journal.append(batch);
        }
        return bytes;
    }

    /** The same records as they would lie in a queue that knows no groups. */
    private void writeSingles() {
        try (RawQueue queue = new RawQueue(singles);
                JournalReader reader = ChronicleJournal.follow(stream, 0)) {
            while (reader.next()) {
                RecordView record = reader.record();
                queue.append(record.buffer(), record.bodyOffset(), record.bodyLength());
            }
        }
    }

    private long readFiles() {
        ByteBuffer into = ByteBuffer.allocateDirect(READ_BYTES);
        long bytes = 0;
        try (Stream<Path> files = Files.list(stream.resolve("ledger"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".cq4")).toList()) {
                try (FileChannel channel = FileChannel.open(file)) {
                    while (channel.read(into.clear()) > 0) {
                        bytes += into.position();
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("ledger", e);
        }
        return bytes;
    }

    private long check() {
        long sum = 0;
        try (JournalReader reader = ChronicleJournal.follow(stream, 0)) {
            while (reader.next()) {
                sum += reader.record().bodyLength();
            }
        }
        return sum;
    }

    private StreamFold fold() {
        StreamFold fold = empty();
        fold.foldToEnd();
        if (fold.position() != records) {
            throw new IllegalStateException(fold.position() + " records folded");
        }
        return fold;
    }

    private StreamFold empty() {
        Engine engine = Purchases.engine(REMEMBERED, new RecordBatch(1 << 16, 1, 0, 1));
        return new StreamFold(
                "transactions",
                position -> ChronicleJournal.follow(stream, position),
                engine.folded(),
                engine::replay);
    }

    /** Nanoseconds for each record. */
    private double median(LongSupplier work) {
        long[] ns = new long[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            long began = CpuTime.nowNs();
            long result = work.getAsLong();
            ns[Math.max(round, 0)] = CpuTime.nowNs() - began;
            if (result <= 0) {
                throw new IllegalStateException("nothing was read");
            }
        }
        Arrays.sort(ns);
        return (double) ns[ROUNDS / 2] / records;
    }

    private void print(String what, double nsPerRecord) {
        line(
                what,
                String.format(Locale.ROOT, "%,.0f", nsPerRecord * records / 1e6),
                String.format(Locale.ROOT, "%,.0f", 1e9 / nsPerRecord),
                String.format(Locale.ROOT, "%.2f", groupsNs / nsPerRecord),
                String.format(Locale.ROOT, "%.2f", singlesNs / nsPerRecord));
    }

    private void line(Object... cells) {
        out.printf(Locale.ROOT, "%-34s %8s %14s %11s %11s%n", cells);
    }
}
