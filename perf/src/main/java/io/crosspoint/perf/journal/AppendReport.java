package io.crosspoint.perf.journal;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.chronicle.Durability;
import io.crosspoint.journal.chronicle.JournalSettings;
import io.crosspoint.perf.engine.CountedEffects;
import io.crosspoint.perf.engine.Purchases;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * Prints what an append to the journal costs beside an append of the same bytes to a raw Chronicle
 * queue, in turns within one run: groups of records as a purchase writes them, as one excerpt each.
 * By the time of the thread, see {@link CpuTime}.
 */
public final class AppendReport {
    private static final int[] GROUPS = {1, 8, 64};
    private static final int ROUND_BYTES = 2 << 20;
    private static final int ROUNDS = 60;
    private static final int WARM_UP_ROUNDS = 20;
    private static final int CHUNK_BYTES = 64 << 20;

    private final PrintStream out;
    private final byte[][] bodies = bodies();

    private AppendReport(PrintStream out) {
        this.out = out;
    }

    /** Prints the table. */
    public static void main(String[] args) throws IOException {
        new AppendReport(System.out).print();
    }

    private void print() throws IOException {
        line("records", "bytes", "raw ns", "journal ns", "x raw", "filled ns", "x raw", "disk ns");
        for (int group : GROUPS) {
            try (BenchmarkFolder folder = new BenchmarkFolder()) {
                print(group, folder);
            }
        }
        out.println(
                "journal: sequence, CRC32C and chain made and appended, level process; filled: with"
                        + " its pages touched ahead; disk: and staged for the commit log");
    }

    private void print(int group, BenchmarkFolder folder) {
        int bytes = batch(group, 1).length();
        int appends = Math.max(1, ROUND_BYTES / bytes);
        long[][] ns = new long[4][ROUNDS];
        try (RawQueue raw = new RawQueue(folder.resolve("raw"));
                Journal plain = new Journal(folder, "plain", Durability.PROCESS, 0);
                Journal filled = new Journal(folder, "filled", Durability.PROCESS, CHUNK_BYTES);
                Journal disk = new Journal(folder, "disk", Durability.DISK, CHUNK_BYTES)) {
            for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
                int at = Math.max(round, 0);
                ns[0][at] = timeRaw(raw, group, appends);
                ns[1][at] = plain.time(group, appends);
                ns[2][at] = filled.time(group, appends);
                ns[3][at] = disk.time(group, appends);
            }
        }
        double raw = median(ns[0], appends);
        double plain = median(ns[1], appends);
        double filled = median(ns[2], appends);
        line(
                group,
                bytes,
                number(raw, 0),
                number(plain, 0),
                number(plain / raw, 2),
                number(filled, 0),
                number(filled / raw, 2),
                number(median(ns[3], appends), 0));
    }

    private final class Journal implements AutoCloseable {
        private final ChronicleJournal journal;

        Journal(BenchmarkFolder folder, String name, Durability level, long fillAheadBytes) {
            journal =
                    ChronicleJournal.open(
                            new JournalSettings(
                                    folder.resolve(name),
                                    level,
                                    0,
                                    0,
                                    CHUNK_BYTES,
                                    fillAheadBytes));
        }

        long time(int group, int appends) {
            RecordBatch[] batches = batches(group, appends, journal.position() + 1);
            long began = CpuTime.nowNs();
            for (RecordBatch batch : batches) {
                journal.append(batch);
            }
            return CpuTime.nowNs() - began;
        }

        @Override
        public void close() {
            journal.close();
        }
    }

    private long timeRaw(RawQueue raw, int group, int appends) {
        RecordBatch[] batches = batches(group, appends, 1);
        int length = batches[0].length();
        long began = CpuTime.nowNs();
        for (RecordBatch batch : batches) {
            raw.append(batch, length);
        }
        return CpuTime.nowNs() - began;
    }

    private RecordBatch[] batches(int group, int appends, long firstSequence) {
        RecordBatch[] batches = new RecordBatch[appends];
        for (int i = 0; i < appends; i++) {
            batches[i] = batch(group, firstSequence + (long) i * group);
        }
        return batches;
    }

    /** Records as a purchase writes them: its acceptance and its conclusion in turn. */
    private RecordBatch batch(int group, long firstSequence) {
        int room = RecordBatch.MIN_CAPACITY_BYTES + group * 512;
        RecordBatch batch = new RecordBatch(room, firstSequence, 0, 1);
        for (int i = 0; i < group; i++) {
            byte[] body = bodies[i & 1];
            batch.buffer().putBytes(batch.begin(), body);
            batch.commit(body.length, firstSequence + i);
        }
        return batch;
    }

    private static byte[][] bodies() {
        RecordBatch batch = new RecordBatch(1 << 16, 1, 0, 1);
        Engine engine = Purchases.engine(1 << 10, batch);
        Purchases purchases = new Purchases(new CountedEffects(), 1);
        Purchases.start(engine, batch);
        batch.clear();
        purchases.ask(engine, batch);
        purchases.answerOldest(engine, batch);
        byte[][] bodies = new byte[2][];
        int at = 0;
        for (int i = 0; i < bodies.length; i++) {
            int length = RecordEnvelope.length(batch.buffer(), at);
            bodies[i] = new byte[length - RecordEnvelope.ENVELOPE_LENGTH];
            batch.buffer().getBytes(at + RecordEnvelope.ENVELOPE_LENGTH, bodies[i]);
            at += RecordEnvelope.stride(length);
        }
        return bodies;
    }

    private static double median(long[] roundNs, int appends) {
        Arrays.sort(roundNs);
        return (double) roundNs[roundNs.length / 2] / appends;
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private void line(Object... cells) {
        out.printf(Locale.ROOT, "%7s %7s %9s %11s %6s %10s %6s %9s%n", cells);
    }
}
