package io.crosspoint.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;

class OperationsTest {

    private static final String CUT_OVER = "/api/v1/business-date/cut-over";
    private static final String[] AS_JSON = {"Content-Type", "application/json"};

    private RunningAdmin admin;

    @BeforeEach
    void start() throws Exception {
        admin = RunningAdmin.open();
    }

    @AfterEach
    void stop() throws Exception {
        admin.close();
    }

    @Test
    void shouldShowStatus() throws Exception {
        JsonObject status = admin.json("/api/v1/status");

        assertThat(status.getString("startedAt")).isEqualTo("2026-11-21T00:00:00.123456789Z");
        assertThat(status.getInteger("reversalsPending")).isEqualTo(1);
        assertThat(status.getLong("durablePosition")).isEqualTo(4_998);
        assertThat(status.getBoolean("lowOnSpace")).isTrue();
        assertThat(status.getJsonObject("counters").getMap())
                .containsEntry("requests", 100)
                .containsEntry("timedOut", 4)
                .containsEntry("recalled", 3)
                .containsEntry("recallsRefused", 1)
                .hasSize(12);
    }

    @Test
    void shouldShowLinksInOrderWithThreeMarks() throws Exception {
        JsonArray links = admin.json("/api/v1/links").getJsonArray("links");

        assertThat(links.getJsonObject(0).getInteger("id")).isEqualTo(1);
        assertThat(links.getJsonObject(0).getBoolean("connected")).isFalse();
        assertThat(links.getJsonObject(1).getMap())
                .containsEntry("id", 7)
                .containsEntry("connected", true)
                .containsEntry("signedOn", true)
                .containsEntry("healthy", true);
        assertThat(admin.json("/api/v1/links/7")).isEqualTo(links.getJsonObject(1));
    }

    @Test
    void shouldShowBusinessDates() throws Exception {
        assertThat(admin.json("/api/v1/business-date").getMap())
                .containsEntry("open", "2026-11-21")
                .containsEntry("closing", null)
                .containsEntry("lastClosed", "2026-11-19");
    }

    @Test
    void shouldShowMaskedToken() throws Exception {
        HttpResponse<String> answer = admin.get("/api/v1/tokens/" + FakeSwitch.KNOWN_TOKEN);

        assertThat(answer.body())
                .contains("629901******0004")
                .doesNotContain(FakeSwitch.KNOWN_TOKEN);
        assertThat(new JsonObject(answer.body()).getJsonObject("attributes").getString("storage"))
                .isEqualTo("secure element");
    }

    @Test
    void shouldShowRoute() throws Exception {
        assertThat(admin.json("/api/v1/routes/621234").getMap())
                .containsEntry("bin", "621234")
                .containsEntry("issuer", "1020000")
                .containsEntry("available", true);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/links/99, no link 99",
        "/api/v1/tokens/6299019999999999, the vault knows no such token",
        "/api/v1/routes/400000, no card range",
        "/nowhere, no such path",
        "/api/v1/links/1/more, no such path"
    })
    void shouldSayWhatIsNotFound(String path, String detail) throws Exception {
        assertProblem(admin.get(path), 404, detail);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/links/one, id: 3 characters, 1 to 9 digits",
        "/api/v1/links/12345678901, id: 11 characters, 1 to 9 digits",
        "/api/v1/tokens/123, token: 3 characters, 13 to 19 digits",
        "/api/v1/tokens/62123400000000081234, token: 20 characters, 13 to 19 digits",
        "/api/v1/routes/62123, bin: 5 characters, first six digits",
        "/api/v1/routes/-62123, bin: 6 characters, first six digits"
    })
    void shouldRefuseBadParametersWithoutRepeatingThem(String path, String found, String expected)
            throws Exception {
        HttpResponse<String> answer = admin.get(path);

        assertProblem(answer, 400, found);
        assertThat(answer.body()).contains(expected);
        assertThat(answer.body()).doesNotContain(path.substring(path.lastIndexOf('/') + 1) + '"');
        assertThat(answer.body()).doesNotContain("6212340000");
        assertThat(admin.fake.asked).hasValue(0);
    }

    @Test
    void shouldNameTheMethodsThatAPathTakes() throws Exception {
        HttpResponse<String> answer = admin.send("DELETE", CUT_OVER, null);

        assertProblem(answer, 405, "DELETE (expected: POST)");
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        assertProblem(admin.get(CUT_OVER), 405, "GET (expected: POST)");
        assertProblem(admin.send("POST", "/livez", null), 405, "POST (expected: GET)");
    }

    @Test
    void shouldCutOverWithAndWithoutTheOpenDate() throws Exception {
        HttpResponse<String> named =
                admin.send("POST", CUT_OVER, "{\"open\":\"2026-11-21\"}", AS_JSON);
        HttpResponse<String> unnamed = admin.send("POST", CUT_OVER, null);

        assertThat(named.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(named.body()).getMap())
                .containsEntry("open", "2026-11-22")
                .containsEntry("closing", "2026-11-21")
                .containsEntry("closingInFlight", 3);
        assertThat(unnamed.body()).contains("2026-11-23");
    }

    @Test
    void shouldAnswerThatADateIsStillClosing() throws Exception {
        admin.fake.stillClosing = true;
        String told = "business date 20261120 is still closing, with 3 transactions in flight";

        assertProblem(admin.send("POST", CUT_OVER, null), 409, told);
        assertProblem(
                admin.send("POST", CUT_OVER, "{\"open\":\"2026-11-21\"}", AS_JSON), 409, told);

        admin.fake.stillClosing = false;
        assertThat(admin.send("POST", CUT_OVER, null).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotSkipADayWhenAskedTwice() throws Exception {
        String body = "{\"open\":\"2026-11-21\"}";
        admin.send("POST", CUT_OVER, body, AS_JSON);

        assertProblem(
                admin.send("POST", CUT_OVER, body, AS_JSON),
                409,
                "2026-11-22 is open (expected: 2026-11-21)");
        assertThat(admin.fake.openDate).isEqualTo(20261122);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"open\":20261121}",
                "{\"open\":\"21.11.2026\"}",
                "{\"date\":\"2026-11-21\"}",
                "[]",
                "\"x\"",
                "null",
                "{"
            })
    void shouldRefuseBadBody(String body) throws Exception {
        assertProblem(admin.send("POST", CUT_OVER, body, AS_JSON), 400, "body: does not fit");
        assertThat(admin.fake.openDate).isEqualTo(20261121);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "application"
            })
    void shouldRefuseBodyOfAnotherKind(String contentType) throws Exception {
        HttpResponse<String> answer =
                admin.send("POST", CUT_OVER, "open=2026-11-21", "Content-Type", contentType);

        assertProblem(answer, 415, "expected: application/json");
        assertThat(admin.fake.openDate).isEqualTo(20261121);
    }

    @Test
    void shouldRefuseBodyOfNoKind() throws Exception {
        assertProblem(
                admin.send("POST", CUT_OVER, "{\"open\":\"2026-11-21\"}"), 400, "Content-Type");
        assertThat(admin.fake.openDate).isEqualTo(20261121);
    }

    @Test
    void shouldTakeJsonWithACharset() throws Exception {
        String body = "{\"open\":\"2026-11-21\"}";

        assertThat(
                        admin.send(
                                        "POST",
                                        CUT_OVER,
                                        body,
                                        "Content-Type",
                                        "application/json;charset=UTF-8")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldRefuseLongBody() throws Exception {
        assertProblem(
                admin.send("POST", CUT_OVER, " ".repeat(5_000), AS_JSON),
                413,
                "at most 4096 bytes");
    }

    @Test
    void shouldTellNothingOfItselfInHeaders() throws Exception {
        for (String path : new String[] {"/", "/livez", "/api/v1/status", "/nowhere"}) {
            var headers = admin.get(path).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by", "Server");
        }
    }

    static void assertProblem(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        JsonObject problem = new JsonObject(answer.body());
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("detail")).contains(detail);
    }
}
