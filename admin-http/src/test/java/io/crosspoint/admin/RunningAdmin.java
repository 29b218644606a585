package io.crosspoint.admin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real server on a loopback port before a fake switch, and a client for it. */
final class RunningAdmin implements AutoCloseable {

    static final String TOKEN = "correct-horse-battery";
    static final int MAX_OPEN = 4;

    final FakeSwitch fake = new FakeSwitch();
    final FakeRisk risk = new FakeRisk(fake);
    final int port;
    private final Vertx vertx = Vertx.vertx();
    private final AdminServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningAdmin(AdminSettings settings) {
        server = new AdminServer(vertx, settings, fake, fake, risk, "0.1.0-test");
        port = await(server.start());
    }

    static RunningAdmin open() {
        return new RunningAdmin(new AdminSettings("127.0.0.1", 0, null, 10_000, 64, 64));
    }

    static RunningAdmin locked() {
        return new RunningAdmin(new AdminSettings("127.0.0.1", 0, TOKEN, 10_000, 64, 64));
    }

    /** Gives the lane 60 ms and asks it at most four questions at a time. */
    static RunningAdmin impatient() {
        return new RunningAdmin(new AdminSettings("127.0.0.1", 0, null, 60, MAX_OPEN, 2));
    }

    AdminServer server() {
        return server;
    }

    Vertx vertx() {
        return vertx;
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send("GET", path, null, headers);
    }

    HttpResponse<String> send(String method, String path, @Nullable String body, String... headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(20))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    JsonObject json(String path) throws Exception {
        return new JsonObject(get(path).body());
    }

    Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /** Sends bytes as they are and reads until the server closes or 20 s are over. */
    String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        await(server.close());
        await(vertx.close());
        client.close();
        fake.close();
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
