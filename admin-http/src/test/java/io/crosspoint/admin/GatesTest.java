package io.crosspoint.admin;

import static io.crosspoint.admin.OperationsTest.assertProblem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;

class GatesTest {

    private static final String CUT_OVER = "/api/v1/business-date/cut-over";

    @Test
    void shouldOpenTheApiToTheTokenOnly() throws Exception {
        try (RunningAdmin admin = RunningAdmin.locked()) {
            HttpResponse<String> without = admin.get("/api/v1/status");
            HttpResponse<String> with =
                    admin.get("/api/v1/status", "Authorization", "Bearer " + RunningAdmin.TOKEN);

            assertProblem(without, 401, "no Authorization header");
            assertThat(without.headers().firstValue("WWW-Authenticate"))
                    .hasValue("Bearer realm=\"crosspoint\"");
            assertThat(with.statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer correct-horse-batterx",
                "Bearer correct-horse-battery2",
                "Bearer ",
                "Bearer",
                "Basic correct-horse-battery",
                "correct-horse-battery"
            })
    void shouldRefuseOtherTokens(String authorization) throws Exception {
        try (RunningAdmin admin = RunningAdmin.locked()) {
            HttpResponse<String> answer =
                    admin.get("/api/v1/status", "Authorization", authorization);

            assertProblem(answer, 401, "another token or scheme");
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .contains("invalid_token");
            assertThat(answer.body()).doesNotContain("horse");
            assertThat(admin.fake.asked).hasValue(0);
            assertThat(admin.get("/metrics").body())
                    .contains("\ncrosspoint_admin_unauthorized_total 1\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nowhere",
                "/api",
                "/api/v1/links/x",
                "//api/v1/status",
                "/x/../api/v1/status",
                "/%61pi/v1/status"
            })
    void shouldAskForTheTokenBeforeAnythingElse(String path) throws Exception {
        try (RunningAdmin admin = RunningAdmin.locked()) {
            String answer =
                    admin.raw(
                            "GET "
                                    + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertThat(answer).matches("(?s)HTTP/1.1 40[14] .*");
            assertThat(admin.fake.asked).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console.js", "/livez", "/readyz", "/metrics", "/openapi.yaml"})
    void shouldNotAskProbesForTheToken(String path) throws Exception {
        try (RunningAdmin admin = RunningAdmin.locked()) {
            assertThat(admin.get(path).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldRefuseForeignHostNamesWithoutToken() throws Exception {
        String request = "GET /api/v1/status HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
        try (RunningAdmin open = RunningAdmin.open();
                RunningAdmin locked = RunningAdmin.locked()) {
            assertThat(open.raw(request.formatted("rebound.example"))).startsWith("HTTP/1.1 403 ");
            assertThat(open.raw(request.formatted("localhost:80"))).startsWith("HTTP/1.1 200 ");
            assertThat(open.raw(request.formatted("[::1]"))).startsWith("HTTP/1.1 200 ");
            assertThat(locked.raw(request.formatted("switch.example"))).startsWith("HTTP/1.1 401 ");
            assertThat(open.fake.asked).hasValue(2);
        }
    }

    @Test
    void shouldRefuseCutOverFromAnotherSite() throws Exception {
        try (RunningAdmin admin = RunningAdmin.open()) {
            String own = "http://127.0.0.1:" + admin.port;

            for (String foreign : new String[] {"http://shop.example", "null", own + "0"}) {
                assertProblem(admin.send("POST", CUT_OVER, null, "Origin", foreign), 403, "Origin");
            }
            assertThat(admin.fake.openDate).isEqualTo(20261121);
            assertThat(admin.send("POST", CUT_OVER, null, "Origin", own).statusCode())
                    .isEqualTo(200);
        }
    }
}
