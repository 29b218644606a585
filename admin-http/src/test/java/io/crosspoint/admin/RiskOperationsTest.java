package io.crosspoint.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;

class RiskOperationsTest {
    private static final String HOT_LIST = "/api/v1/hot-list";

    private RunningAdmin admin;

    @BeforeEach
    void start() {
        admin = RunningAdmin.open();
    }

    @AfterEach
    void stop() {
        admin.close();
    }

    private HttpResponse<String> add(String body) throws Exception {
        return admin.send("POST", HOT_LIST, body, "Content-Type", "application/json");
    }

    @Test
    void shouldShowRulesWithTheirHits() throws Exception {
        JsonObject rules = admin.json("/api/v1/rules");
        assertThat(rules.getInteger("version")).isEqualTo(7);
        assertThat(rules.getJsonArray("rules").getJsonObject(0).getMap())
                .containsEntry("id", 201)
                .containsEntry("hits", 9);
    }

    @Test
    void shouldTellWhyRulesWereNotLoaded() throws Exception {
        admin.risk.refusing = true;
        HttpResponse<String> answer = admin.send("POST", "/api/v1/rules/reload", null);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("rules.yaml:3:5", "/rules/0/then", "expected: flag");
    }

    @Test
    void shouldListACardAndNeverRepeatItsNumber() throws Exception {
        HttpResponse<String> answer =
                add("{\"kind\":\"card\",\"code\":\"41\",\"card\":\"" + FakeRisk.CARD + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getMap())
                .containsEntry("number", 2)
                .containsEntry("code", "41")
                .containsEntry("card", "621234***0008");
        assertThat(answer.body()).doesNotContain(FakeRisk.CARD);
        assertThat(admin.get(HOT_LIST).body()).contains("621234***0008").doesNotContain("000000");
    }

    @Test
    void shouldListTokensMasked() throws Exception {
        HttpResponse<String> answer =
                add("{\"kind\":\"token\",\"code\":\"62\",\"token\":\"6299010000000004\"}");
        assertThat(answer.body()).contains("629901******0004").doesNotContain("6299010000000004");
    }

    @Test
    void shouldPageAndRemove() throws Exception {
        for (int i = 1; i <= 501; i++) {
            add(
                    "{\"kind\":\"terminal\",\"code\":\"62\",\"acquirer\":\"48010000\",\"terminal\":\"T"
                            + i
                            + "\"}");
        }
        JsonObject first = admin.json(HOT_LIST);
        assertThat(first.getJsonArray("entries")).hasSize(500);
        assertThat(first.getBoolean("more")).isTrue();
        JsonObject rest = admin.json(HOT_LIST + "?after=500");
        assertThat(rest.getJsonArray("entries")).hasSize(2);
        assertThat(rest.getBoolean("more")).isFalse();

        assertThat(admin.send("DELETE", HOT_LIST + "/502", null).statusCode()).isEqualTo(200);
        assertThat(admin.send("DELETE", HOT_LIST + "/502", null).statusCode()).isEqualTo(404);
        assertThat(admin.json(HOT_LIST + "?after=500").getJsonArray("entries")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"card\",\"code\":\"41\",\"card\":\"6212340000000009\"}",
                "{\"kind\":\"card\",\"code\":\"41\"}",
                "{\"kind\":\"card\",\"code\":\"00\",\"card\":\"6212340000000008\"}",
                "{\"kind\":\"merchant\",\"code\":\"41\",\"card\":\"6212340000000008\"}",
                "{\"kind\":\"merchant\",\"code\":\"41\",\"merchant\":\"M1\"}",
                "{\"kind\":\"merchant\",\"code\":\"41\",\"acquirer\":\"1\",\"merchant\":\"0123456789abcdef\"}",
                "{\"kind\":\"device\",\"code\":\"41\"}",
                "[]",
            })
    void shouldRefuseWhatDoesNotGoTogether(String body) throws Exception {
        HttpResponse<String> answer = add(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("expected").doesNotContain("621234000000");
        assertThat(admin.risk.entries).hasSize(1);
    }

    @Test
    void shouldNameTheMethodsOfThePath() throws Exception {
        HttpResponse<String> answer = admin.send("PUT", HOT_LIST, null);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, POST");
    }
}
