package io.crosspoint.perf.soak;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What all parts of one run share: time, chance, what may go wrong and what has been found. */
final class World {
    static final long MS = 1_000_000L;
    static final long SECOND = 1_000 * MS;

    /** 2026-06-15T10:00:00Z. */
    static final long START_NS = 1_781_517_600L * SECOND;

    private static final int MOST_FINDINGS = 20;

    final Agenda agenda = new Agenda(START_NS);
    final long seed;
    final Chance chance;
    final Defect defect;
    private final Set<Fault> faults;
    private final List<Finding> findings = new ArrayList<>();
    private final @Nullable Trace trace;
    private boolean quiet;
    private long asked;

    World(long seed, Set<Fault> faults, Defect defect, @Nullable Trace trace) {
        this.seed = seed;
        chance = new Chance(seed);
        this.faults = faults.isEmpty() ? EnumSet.noneOf(Fault.class) : EnumSet.copyOf(faults);
        this.defect = defect;
        this.trace = trace;
    }

    long nowNs() {
        return agenda.nowNs();
    }

    void after(long delayNs, Runnable action) {
        agenda.after(delayNs, action);
    }

    /** Whether a kind of trouble strikes now, once in so many times. */
    boolean strikes(Fault fault, int oneIn) {
        return may(fault) && chance.oneIn(oneIn);
    }

    boolean may(Fault fault) {
        return !quiet && faults.contains(fault);
    }

    /** An acquirer makes a request; its number among all. */
    long asked() {
        return ++asked;
    }

    /** Requests made so far, by all acquirers. */
    long allAsked() {
        return asked;
    }

    /** No more trouble. */
    void calm() {
        quiet = true;
    }

    boolean isQuiet() {
        return quiet;
    }

    boolean planted(Defect which) {
        return defect == which;
    }

    void found(Check check, long rrn, String text) {
        note(rrn, "!! " + check + ": " + text);
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(check, rrn, text));
        }
    }

    boolean hasFindings() {
        return !findings.isEmpty();
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    boolean isTraced() {
        return trace != null;
    }

    /** Writes a line of the trace, when there is one. */
    void note(long rrn, String text) {
        if (trace != null) {
            trace.note(nowNs() - START_NS, rrn, text);
        }
    }
}
