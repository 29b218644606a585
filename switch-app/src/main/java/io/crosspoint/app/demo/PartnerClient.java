package io.crosspoint.app.demo;

import io.crosspoint.app.demo.JsonHttp.Answer;
import io.crosspoint.perf.sim.Card;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What partners ask over HTTP: a phone maker and banks for tokens, an acquirer for codes. */
final class PartnerClient {
    private static final String PHONE_MAKER = "demo-requestor-key";
    private static final String ACQUIRER = "demo-acquirer-key";
    private static final String REQUESTOR_ID = "10100000001";
    private static final String TOKENS = "/partner/v1/tokens";
    private static final String MERCHANT = "DEMOSHOP0000001";
    private static final String TERMINAL = "DEMOQR01";

    /** How often the vault is asked once more that did not answer in time. */
    private static final int REPEATS = 5;

    private static final long REPEAT_AFTER_MS = 100;

    private final JsonHttp http;
    private final AtomicLong requests = new AtomicLong();

    PartnerClient(JsonHttp http) {
        this.http = http;
    }

    /** Requests a token for a card and lets the card's bank activate it. */
    Card provision(Card card, Bank bank, String device) throws InterruptedException {
        ObjectNode body =
                origin().put("requestorId", REQUESTOR_ID)
                        .set(
                                "card",
                                JsonHttp.object()
                                        .put("pan", card.number())
                                        .put("expiry", card.expiry()))
                        .set(
                                "device",
                                JsonHttp.object()
                                        .put("id", device)
                                        .put("type", 1)
                                        .put("storage", "05"))
                        .put("useCase", "CONTACTLESS_SECURE_ELEMENT")
                        .put("consentReference", "consent-" + device);
        JsonNode issued = command(TOKENS, PHONE_MAKER, body);
        String token = issued.path("token").asString();
        change(token, "activate", bank.apiKey());
        return new Card(token, issued.path("tokenExpiry").asString());
    }

    /** The phone's owner loses it and finds it again. */
    void suspendAndResume(Card token) throws InterruptedException {
        change(token.number(), "suspend", PHONE_MAKER);
        change(token.number(), "resume", PHONE_MAKER);
    }

    void suspend(Card token, Bank bank) throws InterruptedException {
        change(token.number(), "suspend", bank.apiKey());
    }

    void deactivate(Card token, Bank bank) throws InterruptedException {
        change(token.number(), "deactivate", bank.apiKey());
    }

    private void change(String token, String verb, String apiKey) throws InterruptedException {
        command(TOKENS + "/" + token + "/" + verb, apiKey, origin());
    }

    private ObjectNode origin() {
        return JsonHttp.object().put("requestId", "demo-" + requests.incrementAndGet());
    }

    /** Registers the merchant and prints its sign, so to speak: the address of its static code. */
    String issueMerchantCode() throws InterruptedException {
        post(
                "/partner/v1/qr/merchants",
                ACQUIRER,
                JsonHttp.object()
                        .put("merchantId", MERCHANT)
                        .put("terminal", TERMINAL)
                        .put("kind", "ORDINARY")
                        .put("tier", "LICENCE_SUPPLIED")
                        .put("mcc", "5411")
                        .put("name", "Demo shop"));
        JsonNode code =
                post(
                        "/partner/v1/qr/codes",
                        ACQUIRER,
                        JsonHttp.object().put("merchantId", MERCHANT));
        return code.path("url").asString();
    }

    /** A code for one payment, valid for a minute. */
    String issuePayerCode(Card token) throws InterruptedException {
        ObjectNode body =
                JsonHttp.object().put("token", token.number()).put("tokenExpiry", token.expiry());
        return post("/partner/v1/qr/payer-codes", ACQUIRER, body).path("code").asString();
    }

    /** Asks for a payment; the same request id names the same payment. */
    Answer pay(String code, Card token, long amountMinor, long requestId)
            throws IOException, InterruptedException {
        ObjectNode body =
                JsonHttp.object()
                        .put("code", code)
                        .put("token", token.number())
                        .put("tokenExpiry", token.expiry())
                        .put("amountMinor", amountMinor)
                        .put("currency", "156")
                        .put("requestId", Long.toString(requestId));
        return http.post("/partner/v1/qr/payments", ACQUIRER, body);
    }

    /** The vault does a request id once, so no answer in time is asked for again. */
    private JsonNode command(String path, String apiKey, ObjectNode body)
            throws InterruptedException {
        Answer answer = answered(path, apiKey, body);
        for (int repeat = 0; repeat < REPEATS && answer.status() == 503; repeat++) {
            TimeUnit.MILLISECONDS.sleep(REPEAT_AFTER_MS);
            answer = answered(path, apiKey, body);
        }
        return success(path, answer);
    }

    private JsonNode post(String path, String apiKey, ObjectNode body) throws InterruptedException {
        return success(path, answered(path, apiKey, body));
    }

    private Answer answered(String path, String apiKey, ObjectNode body)
            throws InterruptedException {
        try {
            return http.post(path, apiKey, body);
        } catch (IOException e) {
            throw new DemoException("POST " + shown(path) + ": " + e, e);
        }
    }

    private static JsonNode success(String path, Answer answer) {
        if (!answer.isSuccess()) {
            throw new DemoException(
                    "POST %s: HTTP %d %s (expected: success)"
                            .formatted(shown(path), answer.status(), problem(answer.body())));
        }
        return answer.body();
    }

    private static String shown(String path) {
        return path.replaceAll("[0-9]{13,}", "…");
    }

    /** The parts of a problem document that name no card. */
    private static String problem(JsonNode body) {
        return "%s %s %s"
                .formatted(
                        body.path("title").asString(),
                        body.path("field").asString(),
                        body.path("expected").asString())
                .strip();
    }
}
