package io.crosspoint.perf.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class SoakTest {

    private static void assertHolds(long fromSeed, long seeds, long steps) {
        for (long seed = fromSeed; seed < fromSeed + seeds; seed++) {
            SoakPlan plan = SoakPlan.of(seed, steps);
            SoakResult result = Soak.run(plan);
            if (!result.holds()) {
                SoakPlan smallest = Soak.smallest(plan);
                throw new AssertionError(
                        plan
                                + " breaks "
                                + result.findings().getFirst()
                                + "\nsmallest: "
                                + smallest
                                + "\n"
                                + String.join("\n", Soak.trace(smallest)));
            }
            assertThat(result.transactions()).isGreaterThan((int) (steps / 50));
        }
    }

    @Test
    void shouldKeepAllRulesUnderAHundredSeeds() {
        assertHolds(1, 100, 3_000);
    }

    @Test
    @Tag("nightly")
    void shouldKeepAllRulesUnderAThousandSeeds() {
        assertHolds(10_000, 1_000, 20_000);
    }

    @Test
    void shouldHappenTheSameWayAgain() {
        SoakPlan plan = SoakPlan.of(42, 2_000);

        assertThat(Soak.trace(plan)).isEqualTo(Soak.trace(plan)).hasSizeGreaterThan(200);
        assertThat(Soak.trace(plan)).isNotEqualTo(Soak.trace(SoakPlan.of(43, 2_000)));
    }

    /** Else the rules about what has left memory would hold for want of cases. */
    @Test
    void shouldFetchOriginalsFromTheIndexAndLetSomeWaitInVain() {
        List<String> lines = new ArrayList<>();
        for (long seed = 1; seed <= 20; seed++) {
            lines.addAll(Soak.trace(SoakPlan.of(seed, 2_000)));
        }

        assertThat(lines)
                .filteredOn(line -> line.endsWith("durable: recalled"))
                .hasSizeGreaterThan(40);
        assertThat(lines)
                .filteredOn(line -> line.contains(" is told: ") && line.contains(" code 96"))
                .hasSizeGreaterThan(10);
    }

    @Test
    void shouldTellAFailureWithAsLittleAsShowsIt() {
        SoakPlan failing = failing(Defect.REQUEST_DOUBLED, 20, 4_000);
        SoakPlan smallest = Soak.smallest(failing);

        assertThat(smallest.steps()).isLessThanOrEqualTo(failing.steps());
        assertThat(smallest.faults()).hasSizeLessThan(Fault.values().length);
        assertThat(Soak.run(smallest).findings().getFirst().check())
                .isEqualTo(Soak.run(failing).findings().getFirst().check());
        assertThat(Soak.trace(smallest))
                .hasSizeLessThan(100)
                .anyMatch(line -> line.contains("!! " + Check.ONE_TRANSACTION));
    }

    @Test
    void shouldRefuseAPlanWithoutStepsOrTooMany() {
        assertThatThrownBy(() -> SoakPlan.of(1, 0)).hasMessage("steps: 0 (expected: 1 to 2000000)");
        assertThatThrownBy(() -> SoakPlan.of(1, SoakPlan.MOST_STEPS + 1))
                .hasMessageContaining("expected: 1 to 2000000");
        assertThatThrownBy(() -> Soak.smallest(SoakPlan.of(1, 100).with(Set.of())))
                .hasMessageContaining("has no finding");
    }

    static SoakPlan failing(Defect defect, int seeds, long steps) {
        for (long seed = 1; seed <= seeds; seed++) {
            SoakPlan plan = SoakPlan.of(seed, steps).with(defect);
            if (!Soak.run(plan).holds()) {
                return plan;
            }
        }
        throw new AssertionError(defect + " not found in " + seeds + " seeds of " + steps);
    }
}
