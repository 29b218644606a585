package io.crosspoint.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.qrservice.QrSettings;
import io.crosspoint.qrservice.http.QrRoutes;
import io.crosspoint.token.Actor;
import io.crosspoint.token.http.Partner;
import io.crosspoint.token.http.TokenRoutes;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Every failure on the partners' port has one shape. */
@Timeout(30)
class UnansweredRequestsTest {
    private static final String TOKENS = "/partner/v1/tokens";
    private static final String MERCHANTS = "/partner/v1/qr/merchants";

    private final Vertx vertx = Vertx.vertx();
    private int port;

    @BeforeEach
    void start() throws Exception {
        Router router = Router.router(vertx);
        TokenRoutes.mount(
                router,
                _ -> new CompletableFuture<>(),
                () -> {
                    throw new IllegalStateException("no card is read here");
                },
                _ -> new Partner("bank", new Actor.Requestor(List.of(10_100_000_001L))));
        QrRoutes.mount(
                router,
                _ -> new CompletableFuture<>(),
                _ -> new CompletableFuture<>(),
                QrSettings.defaults("qr.example.com", "00010000"),
                _ ->
                        Optional.of(
                                new io.crosspoint.qrservice.http.Partner(
                                        48_010_000,
                                        Set.of(
                                                io.crosspoint.qrservice.http.Partner.Role
                                                        .values()))),
                (number, length) -> length == 16 && number / 10_000_000_000_000L == 629);
        UnansweredRequests.mount(router);
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .invalidRequestHandler(UnansweredRequests::malformed)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS);
        port = server.actualPort();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    /** The whole answer, headers in lower case. */
    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String request(String method, String path, String body) {
        return "%s %s HTTP/1.1\r\nHost: switch\r\nAuthorization: Bearer key\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(method, path, body.length(), body);
    }

    private void assertProblem(int status, String request) throws IOException {
        String answer = exchange(request);
        int end = answer.indexOf("\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1\\.[01] " + status + " .*");
        assertThat(answer.substring(0, end)).contains("application/problem+json");
        JsonObject body = new JsonObject(answer.substring(end + 4));
        assertThat(body.getInteger("status")).isEqualTo(status);
        assertThat(body.getString("title")).isNotBlank();
        assertThat(answer).doesNotContain("<html>", "6299001234567895");
    }

    @Test
    void shouldAnswerAPathThatIsNotThere() throws IOException {
        assertProblem(404, request("GET", "/nothing/6299001234567895", ""));
        assertProblem(404, request("GET", "/partner/v1/qr/nothing", ""));
        assertProblem(404, request("GET", TOKENS + "/6299001234567895/x/y", ""));
    }

    @Test
    void shouldAnswerAMethodThatThePathDoesNotHave() throws IOException {
        assertProblem(405, request("PATCH", TOKENS, "{}"));
        assertProblem(405, request("GET", MERCHANTS, ""));
    }

    @Test
    void shouldAnswerBodiesThatAreNoJsonOrTooLong() throws IOException {
        for (String path : List.of(TOKENS, MERCHANTS)) {
            assertProblem(400, request("POST", path, "{\"token\": 6299001234567895"));
            assertProblem(400, request("POST", path, "[]"));
            assertProblem(400, request("POST", path, ""));
            assertProblem(413, request("POST", path, "x".repeat(8_193)));
        }
    }

    @Test
    void shouldAnswerWhatIsNoRequest() throws IOException {
        assertProblem(400, request("GET", "/partner/%zz", ""));
        assertProblem(414, request("GET", "/" + "x".repeat(5_000), ""));
        assertProblem(
                431, "GET / HTTP/1.1\r\nHost: switch\r\nX-Long: " + "x".repeat(9_000) + "\r\n\r\n");
    }
}
