package io.crosspoint.admin;

import io.crosspoint.core.operator.DeliveryDecision;
import io.crosspoint.core.operator.DeliveryStatus;
import io.crosspoint.core.operator.OperatorPort;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Locale;

/** Reversals and advices that issuers have not settled: shown, and decided by operators. */
final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /** More are not listed in one answer. */
    static final int MOST = 500;

    private final OperatorPort port;
    private final Questions questions;

    Deliveries(OperatorPort port, Questions questions) {
        this.port = port;
        this.questions = questions;
    }

    Future<JsonObject> list(RoutingContext request) {
        boolean doubtful = Boolean.parseBoolean(request.request().getParam("doubtful"));
        return questions
                .ask(Questions.LANE, () -> port.deliveries(doubtful, MOST))
                .map(Deliveries::json);
    }

    Future<JsonObject> decide(RoutingContext request) {
        long id = Long.parseLong(request.pathParam("transactionId"));
        String word = request.body().asJsonObject().getString("decision");
        DeliveryDecision decision =
                DeliveryDecision.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
        return questions
                .ask(Questions.LANE, () -> port.decideDelivery(id, decision))
                .map(done -> decided(id, word, done));
    }

    private static JsonObject decided(long id, String decision, boolean done) {
        if (!done) {
            throw new ProblemException(
                    404,
                    "nothing of transaction " + id + " is pending (expected: one that is listed)");
        }
        LOG.info("an operator decided the delivery of transaction {}: {}", id, decision);
        return new JsonObject().put("transactionId", id).put("decision", decision);
    }

    private static JsonObject json(List<DeliveryStatus> deliveries) {
        JsonArray array = new JsonArray();
        deliveries.forEach(delivery -> array.add(json(delivery)));
        return new JsonObject().put("deliveries", array);
    }

    private static JsonObject json(DeliveryStatus delivery) {
        return new JsonObject()
                .put("transactionId", delivery.transactionId())
                .put("kind", delivery.kind())
                .put("businessDate", SwitchJson.date(delivery.businessDate()))
                .put("link", delivery.link())
                .put("acquirer", Long.toString(delivery.acquirer()))
                .put("rrn", delivery.rrn())
                .put("amountMinor", delivery.amountMinor())
                .put("attempts", delivery.attempts())
                .put("doubtful", delivery.doubtful())
                .put("responseCode", delivery.responseCode());
    }
}
