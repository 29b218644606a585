package io.crosspoint.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.core.operator.DeliveryDecision;
import io.vertx.core.json.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;

final class DeliveriesTest {
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
    void shouldListWhatIssuersHaveNotSettled() throws Exception {
        assertThat(admin.json("/api/v1/deliveries").getJsonArray("deliveries")).hasSize(2);

        JsonObject doubtful =
                admin.json("/api/v1/deliveries?doubtful=true")
                        .getJsonArray("deliveries")
                        .getJsonObject(0);
        assertThat(doubtful.getMap())
                .containsEntry("kind", "reversal")
                .containsEntry("businessDate", "2026-11-21")
                .containsEntry("responseCode", "05")
                .containsEntry("doubtful", true);
    }

    @Test
    void shouldTakeAnOperatorsDecision() throws Exception {
        HttpResponse<String> answer = decide(42, "{\"decision\":\"send-again\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getString("decision")).isEqualTo("send-again");
        assertThat(admin.fake.decided).isEqualTo(DeliveryDecision.SEND_AGAIN);
        assertThat(decide(42, "{\"decision\":\"settled\"}").statusCode()).isEqualTo(200);
        assertThat(admin.fake.decided).isEqualTo(DeliveryDecision.SETTLED);
    }

    @Test
    void shouldSayWhenNothingIsPending() throws Exception {
        assertThat(decide(41, "{\"decision\":\"settled\"}").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"decision\":\"forget\"}", "[]", "{\"decision\":1}"})
    void shouldRefuseWhatIsNoDecision(String body) throws Exception {
        assertThat(decide(42, body).statusCode()).isEqualTo(400);
        assertThat(admin.fake.decided).isNull();
    }

    private HttpResponse<String> decide(long id, String body) throws Exception {
        return admin.send("POST", "/api/v1/deliveries/" + id + "/decision", body, AS_JSON);
    }
}
