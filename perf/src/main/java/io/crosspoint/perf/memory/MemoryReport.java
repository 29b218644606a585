package io.crosspoint.perf.memory;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.lane.SlotPool;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.perf.engine.CountedEffects;
import io.crosspoint.perf.engine.Purchases;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints what a transaction costs in memory: one that is remembered, one that is in flight, a slot
 * of a link.
 */
public final class MemoryReport {
    private static final int[] REMEMBERED = {1 << 14, 1 << 16, 1 << 18, 1 << 20};
    private static final int IN_FLIGHT = 1 << 18;
    private static final int SLOTS = 1 << 12;
    private static final int FRAME_BYTES = 2048;

    private final PrintStream out;
    private final RecordBatch batch = new RecordBatch(1 << 16, 1, 0, 1);
    private final List<Object> held = new ArrayList<>();

    private MemoryReport(PrintStream out) {
        this.out = out;
    }

    /** Prints the table. */
    public static void main(String[] args) {
        new MemoryReport(System.out).print();
    }

    private void print() {
        held.add(Purchases.engine(REMEMBERED[0], batch));
        line("", "count", "heap bytes", "direct bytes", "bytes each", "each more");
        Footprint smaller = new Footprint(0, 0);
        int fewer = 0;
        for (int remembered : REMEMBERED) {
            Footprint engine = Footprint.of(() -> Purchases.engine(remembered, batch), held);
            double more = (double) (engine.total() - smaller.total()) / (remembered - fewer);
            print("transactions remembered", remembered, engine, fewer == 0 ? "" : tenths(more));
            smaller = engine;
            fewer = remembered;
        }
        Engine engine = Purchases.engine(IN_FLIGHT << 1, batch);
        held.add(engine);
        Purchases.start(engine, batch);
        batch.clear();
        print("in flight, beyond that", IN_FLIGHT, Footprint.of(() -> accept(engine), held), "");
        print(
                "slots of " + FRAME_BYTES + " bytes",
                SLOTS,
                Footprint.of(
                        () -> new SlotPool(Dialects.bundled("cups"), SLOTS, FRAME_BYTES), held),
                "");
    }

    private Engine accept(Engine engine) {
        Purchases purchases = new Purchases(new CountedEffects(), 1);
        for (int i = 0; i < IN_FLIGHT; i++) {
            purchases.ask(engine, batch);
            batch.clear();
        }
        return engine;
    }

    private void print(String what, int count, Footprint footprint, String more) {
        line(
                what,
                String.format(Locale.ROOT, "%,d", count),
                String.format(Locale.ROOT, "%,d", footprint.heap()),
                String.format(Locale.ROOT, "%,d", footprint.direct()),
                tenths((double) footprint.total() / count),
                more);
    }

    private static String tenths(double number) {
        return String.format(Locale.ROOT, "%,.1f", number);
    }

    private void line(Object... cells) {
        out.printf(Locale.ROOT, "%-26s %10s %14s %14s %11s %10s%n", cells);
    }
}
