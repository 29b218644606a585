package io.crosspoint.perf.soak;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Runs plans, and tells a failed one with as little as shows it. */
public final class Soak {
    private Soak() {}

    /** Runs a plan to its end or its first finding. */
    public static SoakResult run(SoakPlan plan) {
        return new SoakRun(plan, null).run(plan.steps());
    }

    /**
     * The smallest plan found that fails by the same rule: without the kinds of trouble that it
     * fails without, and with as few steps as it then needs.
     *
     * @param failing a plan whose run has findings
     */
    public static SoakPlan smallest(SoakPlan failing) {
        SoakResult result = run(failing);
        if (result.holds()) {
            throw new IllegalArgumentException(failing + " has no finding (expected: one)");
        }
        Check check = result.findings().getFirst().check();
        SoakPlan smallest = failing.with(Math.max(1, result.steps()));
        for (Fault fault : Fault.values()) {
            if (smallest.faults().contains(fault)) {
                SoakPlan simpler = without(smallest, fault);
                if (breaks(simpler, check)) {
                    smallest = simpler.with(Math.max(1, run(simpler).steps()));
                }
            }
        }
        return shortest(smallest, check);
    }

    private static SoakPlan without(SoakPlan plan, Fault fault) {
        Set<Fault> left = EnumSet.noneOf(Fault.class);
        left.addAll(plan.faults());
        left.remove(fault);
        return plan.with(left);
    }

    private static SoakPlan shortest(SoakPlan plan, Check check) {
        SoakPlan shortest = plan;
        for (long cut = plan.steps() / 2; cut > 0; cut /= 2) {
            while (shortest.steps() > cut && breaks(shortest.with(shortest.steps() - cut), check)) {
                shortest = shortest.with(shortest.steps() - cut);
            }
        }
        return shortest;
    }

    private static boolean breaks(SoakPlan plan, Check check) {
        SoakResult result = run(plan);
        return !result.holds() && result.findings().getFirst().check() == check;
    }

    /** What happened in a plan's run, only as far as its first finding is concerned. */
    public static List<String> trace(SoakPlan plan) {
        Trace trace = new Trace();
        SoakRun run = new SoakRun(plan, trace);
        SoakResult result = run.run(plan.steps());
        if (result.holds()) {
            return trace.all();
        }
        Set<Long> rrns = new LinkedHashSet<>();
        rrns.add(result.findings().getFirst().rrn());
        return trace.about(run.related(rrns));
    }
}
