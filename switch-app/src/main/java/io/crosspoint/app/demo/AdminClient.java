package io.crosspoint.app.demo;

import io.crosspoint.app.demo.JsonHttp.Answer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.time.Duration;

/** What an operator would ask the running switch. */
final class AdminClient {
    private static final Duration SIGN_ON_LIMIT = Duration.ofSeconds(20);
    private static final Duration QUIET_LIMIT = Duration.ofSeconds(60);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

    private final JsonHttp http;

    AdminClient(JsonHttp http) {
        this.http = http;
    }

    String url() {
        return http.base();
    }

    void awaitIssuersSignedOn() throws InterruptedException {
        Patience.until("the issuers to be signed on", SIGN_ON_LIMIT, this::issuersSignedOn);
    }

    private boolean issuersSignedOn() {
        return ask("/api/v1/links")
                .path("links")
                .valueStream()
                .filter(link -> link.path("role").asString().equalsIgnoreCase("issuer"))
                .allMatch(link -> link.path("signedOn").asBoolean());
    }

    /** Waits until every transaction has its answer and every reversal was delivered. */
    void awaitQuiet() throws InterruptedException {
        Patience.until(
                "transactions in flight and reversals pending to be none",
                QUIET_LIMIT,
                () -> {
                    JsonNode status = status();
                    return status.path("inFlight").asInt() == 0
                            && status.path("reversalsPending").asInt() == 0;
                });
    }

    /** What the switch says of itself. */
    JsonNode status() {
        return ask("/api/v1/status");
    }

    /** Cuts over and waits until the date that was open is closed; yyyymmdd. */
    int closeDate() throws InterruptedException {
        String open = ask("/api/v1/business-date").path("open").asString();
        Answer answer = post("/api/v1/business-date/cut-over", JsonHttp.object().put("open", open));
        if (!answer.isSuccess()) {
            throw new DemoException("the cut-over was refused: HTTP " + answer.status());
        }
        Patience.until(
                "business date " + open + " to be closed",
                CLOSE_LIMIT,
                () -> open.equals(ask("/api/v1/business-date").path("lastClosed").asString()));
        return Integer.parseInt(open.replace("-", ""));
    }

    private Answer post(String path, ObjectNode body) throws InterruptedException {
        try {
            return http.post(path, "", body);
        } catch (IOException e) {
            throw new DemoException("POST " + path + ": " + e, e);
        }
    }

    private JsonNode ask(String path) {
        try {
            Answer answer = http.get(path);
            if (!answer.isSuccess()) {
                throw new DemoException("GET " + path + ": HTTP " + answer.status());
            }
            return answer.body();
        } catch (IOException e) {
            throw new DemoException("GET " + path + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("GET " + path + ": interrupted", e);
        }
    }
}
