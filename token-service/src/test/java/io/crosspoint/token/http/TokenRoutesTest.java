package io.crosspoint.token.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.DeskFullException;
import io.crosspoint.token.Actor;
import io.crosspoint.token.BinRange;
import io.crosspoint.token.TokenCommand;
import io.crosspoint.token.TokenReply;
import io.crosspoint.token.VaultHarness;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

class TokenRoutesTest {
    private static final String PHONE = "phone-key-0123456789";
    private static final String BANK = "bank-key-0123456789";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final VaultHarness harness = new VaultHarness();
    private HttpServer server;
    private boolean deskFull;
    private int requests;

    @BeforeEach
    void listen() throws Exception {
        Router router = Router.router(vertx);
        TokenRoutes.mount(router, this::submit, harness::newPanSealer, partners());
        server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static PartnerAuthenticator partners() {
        return new HashedPartners(
                List.of(
                        new HashedPartners.Entry(
                                HashedPartners.hash(PHONE),
                                new Partner(
                                        "phone",
                                        new Actor.Requestor(List.of(VaultHarness.REQUESTOR)))),
                        new HashedPartners.Entry(
                                HashedPartners.hash(BANK),
                                new Partner(
                                        "bank",
                                        new Actor.Issuer(
                                                1, List.of(new BinRange(621_234, 621_234)))))));
    }

    /** The harness is of one thread: commands take turns. */
    private synchronized CompletionStage<TokenReply> submit(TokenCommand command) {
        return deskFull
                ? CompletableFuture.failedFuture(new DeskFullException("tokens", 16))
                : CompletableFuture.completedFuture(harness.ask(command));
    }

    @Test
    void shouldTakeATokenThroughItsLife() throws Exception {
        HttpResponse<String> issued = post(PHONE, "", provisioning(1));
        assertThat(issued.statusCode()).isEqualTo(201);
        JsonObject token = new JsonObject(issued.body());
        String number = token.getString("token");
        assertThat(token.getString("state")).isEqualTo("INACTIVE");
        assertThat(number).startsWith("6299").hasSize(16);
        assertThat(token.getString("requestorId")).isEqualTo("62900000001");

        assertThat(post(PHONE, "/" + number + "/activate", change()).statusCode()).isEqualTo(403);
        assertState(
                post(BANK, "/" + number + "/activate", change().put("assurance", "10")), "ACTIVE");
        assertState(
                post(PHONE, "/" + number + "/suspend", change().put("onBehalfOf", "CARDHOLDER")),
                "SUSPENDED");
        assertThat(post(PHONE, "/" + number + "/resume", change()).statusCode()).isEqualTo(403);
        assertState(
                post(PHONE, "/" + number + "/resume", change().put("onBehalfOf", "CARDHOLDER")),
                "ACTIVE");
        assertState(get(PHONE, "/" + number), "ACTIVE");
        assertState(post(BANK, "/" + number + "/deactivate", change()), "DEACTIVATED");
        HttpResponse<String> late = post(BANK, "/" + number + "/resume", change());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(new JsonObject(late.body()).getString("refusal")).isEqualTo("STATE");
    }

    @Test
    void shouldAnswerTheSameRequestAgain() throws Exception {
        JsonObject body = provisioning(1);

        HttpResponse<String> first = post(PHONE, "", body);
        HttpResponse<String> second = post(PHONE, "", body);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(harness.vault.size()).isEqualTo(1);
    }

    @Test
    void shouldListAndSearchAndMove() throws Exception {
        String number = new JsonObject(post(PHONE, "", provisioning(1)).body()).getString("token");

        JsonObject listed = new JsonObject(get(PHONE, "?requestorId=62900000001").body());
        HttpResponse<String> moved =
                post(
                        BANK,
                        "/card-updates",
                        change().put("oldCard", card(1)).put("newCard", card(2)));
        JsonObject byCard =
                new JsonObject(post(BANK, "/by-card", JsonObject.of("card", card(2))).body());

        assertThat(numbers(listed)).containsExactly(number);
        assertThat(moved.body()).isEqualTo("{\"tokens\":1}");
        assertThat(numbers(byCard)).containsExactly(number);
        assertThat(post(PHONE, "/by-card", JsonObject.of("card", card(2))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldTellWhichFieldIsWrongAndNeverTheCardNumber() throws Exception {
        String pan = VaultHarness.pan(1);
        String wrong = pan.substring(0, 15) + (pan.charAt(15) == '0' ? '1' : '0');
        JsonObject shortPan = provisioning(1);
        shortPan.getJsonObject("card").put("pan", wrong);
        JsonObject panAsDevice = provisioning(1);
        panAsDevice.getJsonObject("device").put("id", "device" + pan);

        assertField(provisioning(1).put("requestorId", pan), "requestorId");
        assertField(provisioning(1).put("useCase", pan), "useCase");
        assertField(provisioning(1).put("tokenExpiry", "2813"), "tokenExpiry");
        assertField(provisioning(1).put("assurance", "05"), "assurance");
        assertField(provisioning(1).put("limits", new JsonObject()), "limits");
        assertField(provisioning(1).put(pan, "x"), "(unreadable)");
        assertField(
                provisioning(1).put("controls", JsonObject.of("dailyCount", Long.parseLong(pan))),
                "controls.dailyCount");
        assertField(
                provisioning(1)
                        .put("controls", JsonObject.of("channels", new JsonArray().add("AIR"))),
                "controls.channels");
        assertField(shortPan, "card.pan");
        assertField(panAsDevice, "card.pan");
        assertThat(harness.vault.size()).isZero();
    }

    private void assertField(JsonObject body, String field) throws Exception {
        HttpResponse<String> response = post(PHONE, "", body);
        JsonObject problem = new JsonObject(response.body());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(problem.getString("field")).isEqualTo(field);
        assertThat(problem.getString("found")).isNotBlank();
        assertThat(problem.getString("expected")).isNotBlank();
        assertThat(response.body()).doesNotContain("621234");
    }

    @Test
    void shouldRefuseBodiesThatAreNoObjectOrTooLong() throws Exception {
        for (String body : List.of("", "[1]", "{\"pan\":\"6212340000000001", "null")) {
            HttpResponse<String> response = send(PHONE, "", body);
            assertThat(response.statusCode()).as(body).isEqualTo(400);
            assertThat(response.body()).contains("a JSON object").doesNotContain("621234");
        }
        HttpResponse<String> tooLong = send(PHONE, "", " ".repeat(TokenRoutes.MAX_BODY_BYTES + 1));
        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(tooLong.body()).contains("8192");
    }

    @Test
    void shouldRefuseWithoutAKnownKey() throws Exception {
        HttpResponse<String> response = post("some-other-key", "", provisioning(1));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(response.body()).doesNotContain("some-other-key");
        assertThat(harness.vault.size()).isZero();
    }

    @Test
    void shouldNotTellATokenOfOthersFromNone() throws Exception {
        assertThat(get(PHONE, "/6299000000000000").statusCode()).isEqualTo(404);
        assertThat(get(PHONE, "/9999999999999999999").statusCode()).isEqualTo(400);
        assertThat(get(PHONE, "/" + VaultHarness.pan(1)).body())
                .doesNotContain(VaultHarness.pan(1));
    }

    @Test
    void shouldSayWhenTheDeskIsFull() throws Exception {
        deskFull = true;

        HttpResponse<String> response = post(PHONE, "", provisioning(1));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).contains("1");
    }

    private static void assertState(HttpResponse<String> response, String state) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(new JsonObject(response.body()).getString("state")).isEqualTo(state);
    }

    private static List<String> numbers(JsonObject listed) {
        return listed.getJsonArray("tokens").stream()
                .map(token -> ((JsonObject) token).getString("token"))
                .toList();
    }

    private JsonObject provisioning(int account) {
        return change().put("requestorId", Long.toString(VaultHarness.REQUESTOR))
                .put("card", card(account))
                .put("device", JsonObject.of("id", "phone", "storage", "05"))
                .put("useCase", "CONTACTLESS_SECURE_ELEMENT")
                .put("consentReference", "consent-1");
    }

    private JsonObject change() {
        return JsonObject.of("requestId", "r-" + ++requests, "reason", "CONSUMER_REQUEST");
    }

    private static JsonObject card(int account) {
        return JsonObject.of("pan", VaultHarness.pan(account), "expiry", "2912", "sequence", 1);
    }

    /** Every answer is looked through for card numbers. */
    private HttpResponse<String> post(String key, String path, JsonObject body) throws Exception {
        HttpResponse<String> response = send(key, path, body.encode());
        for (int account = 1; account <= 2; account++) {
            assertThat(response.body()).doesNotContain(VaultHarness.pan(account));
        }
        return response;
    }

    private HttpResponse<String> send(String key, String path, String body) throws Exception {
        return client.send(
                to(key, path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String key, String path) throws Exception {
        return client.send(to(key, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String key, String path) {
        URI uri =
                URI.create("http://127.0.0.1:" + server.actualPort() + "/partner/v1/tokens" + path);
        return HttpRequest.newBuilder(uri).header("authorization", "Bearer " + key);
    }
}
