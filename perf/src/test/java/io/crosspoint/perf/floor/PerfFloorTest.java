package io.crosspoint.perf.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.perf.load.PurchaseProfile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

@Timeout(120)
class PerfFloorTest {
    @TempDir Path directory;

    @Test
    void shouldMeasureTheRelayInAProcessOfItsOwn() throws Exception {
        FloorOptions options = options();
        Candidate relay =
                Candidate.relay(freePort(), options.issuerPort(), directory.resolve("a.log"));
        Candidate byPort =
                new Candidate(
                        "by port",
                        relay.command(),
                        relay.port(),
                        null,
                        directory.resolve("b.log"),
                        true);
        List<String> lines = new ArrayList<>();
        FloorReport report = PerfFloor.run(options, List.of(relay, byPort), lines::add);
        assertThat(lines).hasSize(4);
        assertThat(report.rows())
                .extracting(FloorReport.Row::candidate)
                .containsExactly("relay", "by port");
        assertThat(report.share("relay")).isEqualTo(1.0);
        assertThat(report.rows())
                .allMatch(r -> r.perSecond() > 0 && r.cpuMicros() > 0 && r.halfP999Ms() > 0);
        assertThat(report.table()).contains("CPU", "relay", "100.0%", "half load");
    }

    @Test
    void shouldSayWhichProcessDidNotStart() throws Exception {
        FloorOptions options = options();
        Candidate ending =
                new Candidate(
                        "ending",
                        List.of("true"),
                        freePort(),
                        "ready",
                        directory.resolve("c.log"),
                        false);
        assertThatThrownBy(() -> PerfFloor.run(options, List.of(ending), l -> {}))
                .isInstanceOf(FloorException.class)
                .hasMessageContaining("ending")
                .hasMessageContaining("c.log");
        Candidate missing =
                new Candidate(
                        "missing",
                        List.of(directory.resolve("none").toString()),
                        freePort(),
                        "ready",
                        directory.resolve("d.log"),
                        false);
        assertThatThrownBy(() -> PerfFloor.run(options, List.of(missing), l -> {}))
                .hasMessageContaining("missing: did not start");
    }

    private static FloorOptions options() throws IOException {
        return new FloorOptions(
                1,
                2,
                4,
                Duration.ofMillis(200),
                Duration.ofMillis(500),
                freePort(),
                Duration.ofSeconds(40),
                PurchaseProfile.reference());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
