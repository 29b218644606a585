package io.crosspoint.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.crosspoint.perf.sim.Card;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vault that is slow to answer is asked again, for the same thing. */
@Timeout(30)
class PartnerClientTest {
    private static final Card TOKEN = Card.of("629901", 7_000_003L, "3012");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer vault;
    private int late;

    @BeforeEach
    void start() throws IOException {
        vault = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vault.createContext("/", this::answer);
        vault.start();
    }

    @AfterEach
    void stop() {
        vault.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestURI().getPath().replaceAll(".*/", "") + body);
        byte[] answer = "{\"title\":\"No answer in time\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(asked.size() <= late ? 503 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private PartnerClient client() {
        InetSocketAddress at = vault.getAddress();
        return new PartnerClient(new JsonHttp(at.getAddress().getHostAddress(), at.getPort()));
    }

    @Test
    void shouldRepeatUnderTheSameRequestId() throws InterruptedException {
        late = 2;
        client().suspendAndResume(TOKEN);
        String suspend = "suspend{\"requestId\":\"demo-1\"}";
        assertThat(asked)
                .containsExactly(suspend, suspend, suspend, "resume{\"requestId\":\"demo-2\"}");
    }

    @Test
    void shouldGiveUpAVaultThatNeverAnswers() {
        late = Integer.MAX_VALUE;
        assertThatThrownBy(() -> client().suspend(TOKEN, Bank.DEBIT))
                .isInstanceOf(DemoException.class)
                .hasMessageContaining("HTTP 503 No answer in time")
                .hasMessageNotContaining(TOKEN.number());
        assertThat(asked).hasSize(6).containsOnly("suspend{\"requestId\":\"demo-1\"}");
    }
}
