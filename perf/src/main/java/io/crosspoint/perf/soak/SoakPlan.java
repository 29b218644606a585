package io.crosspoint.perf.soak;

import java.util.EnumSet;
import java.util.Set;

/**
 * What one run is: the same plan gives the same run, to the last message.
 *
 * @param seed decides all that happens by chance
 * @param steps events under trouble, before the quiet
 * @param faults kinds of trouble
 * @param defect what is planted
 */
public record SoakPlan(long seed, long steps, Set<Fault> faults, Defect defect) {
    /** Most steps of one run; its book and journal are held in memory. */
    public static final long MOST_STEPS = 2_000_000;

    public SoakPlan {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException(
                    "steps: " + steps + " (expected: 1 to " + MOST_STEPS + ")");
        }
        faults = Set.copyOf(faults);
    }

    /** All kinds of trouble, nothing planted. */
    public static SoakPlan of(long seed, long steps) {
        return new SoakPlan(seed, steps, EnumSet.allOf(Fault.class), Defect.NONE);
    }

    /** The same with a defect. */
    public SoakPlan with(Defect planted) {
        return new SoakPlan(seed, steps, faults, planted);
    }

    SoakPlan with(Set<Fault> otherFaults) {
        return new SoakPlan(seed, steps, otherFaults, defect);
    }

    SoakPlan with(long otherSteps) {
        return new SoakPlan(seed, otherSteps, faults, defect);
    }
}
