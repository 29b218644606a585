package io.crosspoint.perf.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.perf.load.PurchaseProfile;
import io.crosspoint.perf.wire.EventLoops;
import io.netty.channel.EventLoopGroup;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

@Timeout(120)
class PerfFloorTest {
    @TempDir Path directory;

    @Test
    void shouldMeasureTheRelayInAProcessOfItsOwn() throws Exception {
        FloorOptions options = options();
        Candidate relay =
                Candidate.relay(freePort(), options.issuerPort(), directory.resolve("a.log"));
        Candidate other =
                Candidate.relay(freePort(), options.issuerPort(), directory.resolve("b.log"));
        Candidate byPort =
                new Candidate(
                        "by port", other.command(), other.port(), null, other.log(), null, true);
        List<String> lines = new ArrayList<>();
        FloorReport report = PerfFloor.run(options, List.of(relay, byPort), lines::add);
        assertThat(lines).hasSize(2 + 2 * 2 * 2);
        assertThat(report.rows())
                .extracting(FloorReport.Row::candidate)
                .containsExactly("relay", "by port");
        assertThat(report.share("relay")).isEqualTo(1.0);
        assertThat(report.rows())
                .allMatch(r -> r.perSecond() > 0 && r.cpuRatio() > 0 && r.halfP999Ms() > 0);
        assertThat(report.table()).contains("CPU", "bytes", "relay", "100.0%", "half load");
    }

    @Test
    void shouldNotMeasureAProcessThatHasEnded() throws Exception {
        Candidate ending =
                new Candidate(
                        "ending",
                        List.of("true"),
                        freePort(),
                        "ready",
                        directory.resolve("e.log"),
                        null,
                        false);
        EventLoopGroup group = EventLoops.group(1, "test");
        try (MeasuredProcess process =
                MeasuredProcess.start(ending, Duration.ofSeconds(40), group.next())) {
            assertThatThrownBy(
                            () -> {
                                while (process.cpuSeconds() >= 0) {
                                    Thread.onSpinWait();
                                }
                            })
                    .isInstanceOf(FloorException.class)
                    .hasMessageContaining("ending: ended")
                    .hasMessageContaining("e.log");
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
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
                        null,
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
                        null,
                        false);
        assertThatThrownBy(() -> PerfFloor.run(options, List.of(missing), l -> {}))
                .hasMessageContaining("missing: did not start");
    }

    private static FloorOptions options() throws IOException {
        return new FloorOptions(
                2,
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
