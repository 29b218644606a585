package io.crosspoint.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimSoakTest {

    @Test
    void shouldTellItsSeedAndThatAllRulesHeld() {
        Invocation soak = Invocation.of("sim", "soak", "--seed=7", "--steps=1500", "--seeds=2");

        assertThat(soak.exitCode()).as(soak.err() + soak.out()).isZero();
        assertThat(soak.out())
                .startsWith("seed 7, 2 runs, 1,500 steps each")
                .contains("all rules held: ");
        assertThat(Invocation.of("sim", "soak", "--seed=7", "--steps=1500", "--seeds=2").out())
                .isEqualTo(soak.out());
    }

    @Test
    void shouldDrawASeedAndPrintIt() {
        Invocation soak = Invocation.of("sim", "soak", "--steps=50");

        assertThat(soak.exitCode()).as(soak.err() + soak.out()).isZero();
        assertThat(soak.out()).containsPattern("^seed [0-9]+, 1 run, 50 steps each");
    }

    @Test
    void shouldRefuseWrongUsage() {
        Invocation none = Invocation.of("sim", "soak", "--steps=0");
        assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(none.err()).contains("--steps: 0 (expected: 1 to 2000000)");

        Invocation seeds = Invocation.of("sim", "soak", "--seeds=0");
        assertThat(seeds.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(seeds.err()).contains("--seeds: 0 (expected: 1 to 1000000)");
    }
}
