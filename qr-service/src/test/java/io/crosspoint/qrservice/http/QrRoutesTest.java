package io.crosspoint.qrservice.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.DeskFullException;
import io.crosspoint.qrservice.QrCommand;
import io.crosspoint.qrservice.QrReply;
import io.crosspoint.qrservice.RegistryHarness;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

final class QrRoutesTest {
    private static final String TOKEN = "6299001234567895";
    private static final String ACQUIRER = "Bearer acquirer";
    private static final String WALLET = "Bearer wallet";

    private final RegistryHarness qr = new RegistryHarness();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicReference<@Nullable PaymentOrder> paid = new AtomicReference<>();
    private final AtomicReference<@Nullable QrCommand> submitted = new AtomicReference<>();
    private @Nullable RuntimeException failure;
    private int port;

    @BeforeEach
    void start() throws Exception {
        Router router = Router.router(vertx);
        QrRoutes.mount(
                router,
                this::submit,
                this::pay,
                RegistryHarness.settings(),
                QrRoutesTest::partner,
                RegistryHarness::isToken);
        HttpServer server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS);
        port = server.actualPort();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        client.close();
        qr.close();
    }

    private CompletionStage<QrReply> submit(QrCommand command) {
        submitted.set(command);
        return failure == null
                ? CompletableFuture.supplyAsync(() -> qr.ask(command))
                : CompletableFuture.failedStage(failure);
    }

    private CompletionStage<PaymentResult> pay(PaymentOrder order) {
        paid.set(order);
        boolean approved = order.amountMinor() < 1000;
        return CompletableFuture.completedStage(
                new PaymentResult(approved ? "00" : "51", "000000000001", 7, approved));
    }

    private static Optional<Partner> partner(String authorization) {
        return switch (authorization) {
            case ACQUIRER ->
                    Optional.of(
                            new Partner(RegistryHarness.ACQUIRER, Set.of(Partner.Role.ACQUIRER)));
            case "Bearer other" ->
                    Optional.of(
                            new Partner(
                                    RegistryHarness.OTHER_ACQUIRER, Set.of(Partner.Role.ACQUIRER)));
            case WALLET -> Optional.of(new Partner(99, Set.of(Partner.Role.WALLET)));
            default -> Optional.empty();
        };
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private JsonObject call(String method, String path, String who, int status, JsonObject body)
            throws Exception {
        String text = body.isEmpty() ? "" : body.encode();
        HttpResponse<String> response = send(method, path, text, "Authorization", who);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        String type = status < 400 ? "application/json" : "application/problem+json";
        assertThat(response.headers().firstValue("Content-Type")).contains(type);
        JsonObject answer = new JsonObject(response.body());
        assertThat(answer.getString("type")).isEqualTo(status < 400 ? null : "about:blank");
        return answer;
    }

    private static JsonObject none() {
        return new JsonObject();
    }

    private static JsonObject merchant() {
        return new JsonObject()
                .put("merchantId", "M1")
                .put("terminal", "T0000001")
                .put("phone", "13800000001")
                .put("kind", "MICRO")
                .put("tier", "PHONE_VERIFIED")
                .put("mcc", "5812")
                .put("name", "面馆 <b>");
    }

    private String issuedSerial() throws Exception {
        call("POST", "/partner/v1/qr/merchants", ACQUIRER, 201, merchant());
        JsonObject wanted = new JsonObject().put("merchantId", "M1");
        return call("POST", "/partner/v1/qr/codes", ACQUIRER, 201, wanted).getString("serial");
    }

    @Test
    void shouldServeTheLifeOfACode() throws Exception {
        String serial = issuedSerial();
        String path = "/partner/v1/qr/codes/" + serial;
        JsonObject found = call("GET", path, ACQUIRER, 200, none());
        assertThat(found.getString("url")).isEqualTo("https://qr.example/12345678/" + serial);
        assertThat(found.getString("status")).isEqualTo("BOUND");
        HttpResponse<String> picture = send("GET", path + ".svg", "", "Authorization", ACQUIRER);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(picture.body()).startsWith("<svg ");

        call("GET", path, "Bearer other", 404, none());
        JsonObject closed = call("DELETE", path, ACQUIRER, 200, none());
        assertThat(closed.getString("status")).isEqualTo("CLOSED");
        assertThat(send("GET", "/12345678/" + serial, "").statusCode()).isEqualTo(410);
    }

    @Test
    void shouldIssueBlanksAndBindThem() throws Exception {
        call("POST", "/partner/v1/qr/merchants", ACQUIRER, 201, merchant());
        JsonObject wanted = new JsonObject().put("blank", 2);
        JsonObject blanks = call("POST", "/partner/v1/qr/codes", ACQUIRER, 201, wanted);
        String serial = blanks.getJsonArray("codes").getJsonObject(1).getString("serial");
        JsonObject binding = new JsonObject().put("merchantId", "M1").put("store", "Stall 2");
        String path = "/partner/v1/qr/codes/" + serial + "/binding";
        JsonObject bound = call("POST", path, ACQUIRER, 200, binding);
        assertThat(bound.getString("store")).isEqualTo("Stall 2");

        JsonObject tier = new JsonObject().put("tier", "IDENTITY_SUPPLIED");
        call("PUT", "/partner/v1/qr/merchants/M1/tier", ACQUIRER, 200, tier);
        JsonObject merchant = call("GET", "/partner/v1/qr/merchants/M1", ACQUIRER, 200, none());
        assertThat(merchant.getString("tier")).isEqualTo("IDENTITY_SUPPLIED");
        JsonObject gone = call("DELETE", "/partner/v1/qr/merchants/M1", ACQUIRER, 200, none());
        assertThat(gone.getString("status")).isEqualTo("DEREGISTERED");
    }

    @Test
    void shouldServeOrdersAndPayerCodes() throws Exception {
        call("POST", "/partner/v1/qr/merchants", ACQUIRER, 201, merchant());
        JsonObject wanted =
                new JsonObject()
                        .put("merchantId", "M1")
                        .put("orderNumber", "A-1")
                        .put("amountMinor", 500)
                        .put("currency", "156");
        JsonObject order = call("POST", "/partner/v1/qr/orders", ACQUIRER, 201, wanted);
        String path = "/partner/v1/qr/orders/" + order.getString("serial");
        assertThat(call("GET", path, ACQUIRER, 200, none())).isEqualTo(order);
        assertThat(order.getString("status")).isEqualTo("OPEN");

        JsonObject token = new JsonObject().put("token", TOKEN).put("tokenExpiry", "3012");
        JsonObject payer = call("POST", "/partner/v1/qr/payer-codes", WALLET, 201, token);
        assertThat(payer.getString("code")).matches("6201\\d{15}");
        call("POST", "/partner/v1/qr/payer-codes", ACQUIRER, 403, token);
        call("POST", "/partner/v1/qr/payer-codes", "Bearer nobody", 401, token);
    }

    @Test
    void shouldHandPaymentsToTheDesk() throws Exception {
        String serial = issuedSerial();
        JsonObject payment =
                new JsonObject()
                        .put("code", "https://qr.example/12345678/" + serial)
                        .put("token", TOKEN)
                        .put("tokenExpiry", "3012")
                        .put("amountMinor", 999)
                        .put("currency", "156")
                        .put("requestId", "000000000042");
        JsonObject result = call("POST", "/partner/v1/qr/payments", WALLET, 200, payment);
        assertThat(result.getBoolean("approved")).isTrue();
        assertThat(result.getString("requestId")).isEqualTo("42");
        long token = Long.parseLong(TOKEN);
        assertThat(paid.get())
                .isEqualTo(
                        new PaymentOrder(
                                Long.parseLong(serial), token, 16, 3012, 999, 156, 42, 99));

        payment.put("code", serial).put("amountMinor", 5000);
        JsonObject declined = call("POST", "/partner/v1/qr/payments", WALLET, 200, payment);
        assertThat(declined.getBoolean("approved")).isFalse();
        assertThat(declined.getString("responseCode")).isEqualTo("51");
    }

    @Test
    void shouldNameTheFieldThatIsWrongAndRepeatNoToken() throws Exception {
        JsonObject good =
                new JsonObject()
                        .put("code", issuedSerial())
                        .put("token", TOKEN)
                        .put("tokenExpiry", "3012")
                        .put("amountMinor", 999)
                        .put("currency", "156")
                        .put("requestId", "42");
        Object[][] wrong = {
            {"code", good.getString("code").replaceFirst("^1.", "19") + "1"},
            {"code", "https://evil.example/12345678/" + good.getString("code")},
            {"token", TOKEN + "x"},
            {"token", 5},
            {"token", "9".repeat(19)},
            {"tokenExpiry", "3013"},
            {"amountMinor", 0},
            {"amountMinor", "999"},
            {"amountMinor", 9.5},
            {"currency", "CNY"},
            {"requestId", "1234567890123"},
        };
        for (Object[] one : wrong) {
            JsonObject body = good.copy().put((String) one[0], one[1]);
            JsonObject problem = call("POST", "/partner/v1/qr/payments", WALLET, 400, body);
            assertThat(problem.getString("field")).as(body.encode()).isEqualTo(one[0]);
            assertThat(problem.getString("found") + problem.getString("expected"))
                    .isNotBlank()
                    .doesNotContain(TOKEN);
        }
        assertThat(paid.get()).isNull();
    }

    /** A card number in a token's place must get nowhere near a record. */
    @Test
    void shouldHandNoCardNumberOn() throws Exception {
        String card = "6212340000047112";
        JsonObject payment =
                new JsonObject()
                        .put("code", issuedSerial())
                        .put("token", card)
                        .put("tokenExpiry", "3012")
                        .put("amountMinor", 999)
                        .put("currency", "156")
                        .put("requestId", "42");
        long before = qr.facts();
        JsonObject payer = new JsonObject().put("token", card).put("tokenExpiry", "3012");
        for (JsonObject problem :
                new JsonObject[] {
                    call("POST", "/partner/v1/qr/payments", WALLET, 400, payment),
                    call("POST", "/partner/v1/qr/payer-codes", WALLET, 400, payer)
                }) {
            assertThat(problem.getString("field")).isEqualTo("token");
            assertThat(problem.getString("found")).isEqualTo("16 digits outside the token ranges");
            assertThat(problem.encode()).doesNotContain(card);
        }
        assertThat(paid.get()).isNull();
        assertThat(submitted.get()).isNotInstanceOf(QrCommand.IssuePayerCode.class);
        assertThat(qr.facts()).isEqualTo(before);
    }

    @Test
    void shouldRefuseBodiesThatAreNoObjectOrTooLong() throws Exception {
        String path = "/partner/v1/qr/merchants";
        for (String body : new String[] {"", "[]", "5", "{", "null", "{\"other\":1}"}) {
            HttpResponse<String> response = send("POST", path, body, "Authorization", ACQUIRER);
            assertThat(response.statusCode()).as(body + response.body()).isEqualTo(400);
            assertThat(new JsonObject(response.body()).getString("field")).isEqualTo("body");
        }
        String tooLong = "x".repeat(QrRoutes.MAX_BODY_BYTES + 1);
        HttpResponse<String> response = send("POST", path, tooLong, "Authorization", ACQUIRER);
        assertThat(response.statusCode()).isEqualTo(413);
        call("GET", "/partner/v1/qr/codes/12x", ACQUIRER, 400, none());
    }

    @Test
    void shouldAnswerBusyAndFailuresWithoutTheirText() throws Exception {
        failure = new DeskFullException("secret words", 1);
        JsonObject busy = call("GET", "/partner/v1/qr/merchants/M1", ACQUIRER, 503, none());
        assertThat(busy.encode()).doesNotContain("secret");
        failure = new IllegalStateException("secret words");
        JsonObject failed = call("GET", "/partner/v1/qr/merchants/M1", ACQUIRER, 500, none());
        assertThat(failed.encode()).doesNotContain("secret");
        assertThat(send("GET", "/12345678/" + 15, "").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldLandByUserAgent() throws Exception {
        String serial = issuedSerial();
        String path = "/12345678/" + serial;

        HttpResponse<String> app = send("GET", path, "", "User-Agent", "UnionPay/1.0 SomeBank");
        assertThat(new JsonObject(app.body()).getString("serial")).isEqualTo(serial);
        assertThat(new JsonObject(app.body()).getString("merchantName")).isEqualTo("面馆 <b>");

        HttpResponse<String> wallet = send("GET", path, "", "User-Agent", "x MicroMessenger/8");
        assertThat(wallet.statusCode()).isEqualTo(302);
        assertThat(wallet.headers().firstValue("Location").orElseThrow())
                .matches("https://cashier\\.example/pay\\?code=" + serial + "&nonce=[0-9a-f]{32}");

        HttpResponse<String> person = send("GET", path, "", "User-Agent", "Mozilla/5.0");
        assertThat(person.statusCode()).isEqualTo(200);
        assertThat(person.body()).contains("面馆 &lt;b&gt;", "Some &lt;Bank&gt;");
        assertThat(person.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'none'");
    }

    @Test
    void shouldRefuseWrappedLandingsAndUnknownCodes() throws Exception {
        String path = "/12345678/" + issuedSerial();
        String referrer = "https://wrapper.example/scan";
        assertThat(send("GET", path, "", "Referer", referrer).statusCode()).isEqualTo(403);
        for (String query : new String[] {"?u=https://evil.example", "?u=https%3A%2F%2Fevil"}) {
            HttpResponse<String> wrapped =
                    send("GET", path + query, "", "User-Agent", "AlipayClient/10");
            assertThat(wrapped.statusCode()).isEqualTo(403);
            assertThat(wrapped.headers().firstValue("Location")).isEmpty();
        }
        assertThat(send("GET", "/12345678/1234567890123456", "").statusCode()).isEqualTo(404);
        assertThat(send("GET", "/12345678/abc", "").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldNotRedirectForAcquirersWithoutACashier() throws Exception {
        call("POST", "/partner/v1/qr/merchants", "Bearer other", 201, merchant());
        JsonObject wanted = new JsonObject().put("merchantId", "M1");
        String serial =
                call("POST", "/partner/v1/qr/codes", "Bearer other", 201, wanted)
                        .getString("serial");
        HttpResponse<String> response =
                send("GET", "/12345678/" + serial, "", "User-Agent", "AlipayClient/10");
        assertThat(response.statusCode()).isEqualTo(403);
    }
}
