package io.crosspoint.perf.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

@Timeout(60)
final class AllocationMeterTest {
    private HttpServer server;
    private volatile String page = "";

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/metrics",
                exchange -> {
                    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void shouldReadWhatThreadsHaveAllocated() throws InterruptedException {
        page =
                "# TYPE x counter\njvm_threads_current 12\njvm_threads_allocated_bytes_total 1.5E9\n";
        try (AllocationMeter meter = new AllocationMeter(metrics())) {
            assertThat(meter.bytes()).isEqualTo(1_500_000_000L);
        }
    }

    @Test
    void shouldSayWhatIsMissing() {
        page = "jvm_threads_current 12\n";
        try (AllocationMeter meter = new AllocationMeter(metrics())) {
            assertThatThrownBy(meter::bytes)
                    .isInstanceOf(FloorException.class)
                    .hasMessageContaining("/metrics")
                    .hasMessageContaining("jvm_threads_allocated_bytes_total");
        }
        server.stop(0);
        try (AllocationMeter meter = new AllocationMeter(metrics())) {
            assertThatThrownBy(meter::bytes).isInstanceOf(FloorException.class);
        }
    }

    private URI metrics() {
        return URI.create("http://127.0.0.1:%d/metrics".formatted(server.getAddress().getPort()));
    }
}
