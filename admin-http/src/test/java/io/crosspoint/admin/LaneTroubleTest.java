package io.crosspoint.admin;

import static io.crosspoint.admin.OperationsTest.assertProblem;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.admin.FakeSwitch.Mood;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.Socket;
import java.net.http.HttpResponse;

class LaneTroubleTest {

    private static final String CUT_OVER = "/api/v1/business-date/cut-over";

    private RunningAdmin admin;

    @BeforeEach
    void start() throws Exception {
        admin = RunningAdmin.impatient();
    }

    @AfterEach
    void stop() throws Exception {
        admin.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/status",
                "/api/v1/links",
                "/api/v1/links/1",
                "/api/v1/business-date",
                "/api/v1/routes/621234"
            })
    void shouldNotWaitForASilentLane(String path) throws Exception {
        admin.fake.mood = Mood.SILENT;

        assertProblem(admin.get(path), 503, "the lane did not answer within 60 ms");
        assertThat(admin.get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotWaitForASilentVault() throws Exception {
        admin.fake.mood = Mood.SILENT;

        assertProblem(
                admin.get("/api/v1/tokens/" + FakeSwitch.KNOWN_TOKEN),
                503,
                "the token vault did not answer");
    }

    @Test
    void shouldStopAskingALaneThatOwesAnswers() throws Exception {
        admin.fake.mood = Mood.SILENT;
        for (int i = 0; i < RunningAdmin.MAX_OPEN; i++) {
            assertProblem(admin.get("/api/v1/status"), 503, "did not answer");
        }

        assertProblem(admin.get("/api/v1/status"), 503, "owes answers to 4 questions");
        assertThat(admin.fake.asked).hasValue(RunningAdmin.MAX_OPEN);
    }

    @Test
    void shouldTellTheKindOfAFailureButNotItsText() throws Exception {
        admin.fake.mood = Mood.FAILING;
        HttpResponse<String> failing = admin.get("/api/v1/status");
        admin.fake.mood = Mood.THROWING;
        HttpResponse<String> throwing = admin.get("/api/v1/status");

        assertProblem(failing, 503, "the lane cannot answer: IllegalArgumentException");
        assertThat(failing.body()).doesNotContain("621234");
        assertProblem(throwing, 503, "the lane cannot answer: IllegalStateException");
        admin.fake.mood = Mood.ANSWERING;
        assertThat(admin.get("/api/v1/status").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldBeReadyOnlyWhenTheSwitchIs() throws Exception {
        assertThat(admin.get("/readyz").statusCode()).isEqualTo(200);

        admin.fake.ready = false;
        assertNotReady("links do not listen");
        admin.fake.openDate = 0;
        assertNotReady("no business date is open");
        admin.fake.mood = Mood.SILENT;
        assertNotReady("the lane did not answer within 60 ms");
    }

    private void assertNotReady(String reason) throws Exception {
        HttpResponse<String> answer = admin.get("/readyz");

        assertThat(answer.statusCode()).isEqualTo(503);
        JsonArray reasons = new JsonObject(answer.body()).getJsonArray("reasons");
        assertThat(reasons.getString(0)).contains(reason);
    }

    @Test
    void shouldNotCutOverAgainWhileOneIsUnderWay() throws Exception {
        admin.fake.holdCutOver = true;

        assertProblem(admin.send("POST", CUT_OVER, null), 503, "did not answer within");
        assertProblem(admin.send("POST", CUT_OVER, null), 409, "under way");
        assertThat(admin.fake.asked).hasValue(1);

        admin.fake.releaseCutOver();
        admin.get("/api/v1/status"); // the lane answers in order: the held cut-over is through
        assertThat(admin.send("POST", CUT_OVER, null).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldCloseConnectionsBeyondTheBound() throws Exception {
        try (Socket one = admin.connect();
                Socket two = admin.connect()) {
            assertThat(one.isConnected() && two.isConnected()).isTrue();
            try (Socket three = admin.connect()) {
                three.setSoTimeout(20_000);
                assertThat(three.getInputStream().read()).isEqualTo(-1);
            }
        }
    }
}
