package io.crosspoint.admin;

import io.crosspoint.core.operator.RulesStatus;
import io.crosspoint.core.risk.HotEntry;
import io.crosspoint.core.risk.HotKey;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Rules and hot list for operators. What was changed is logged by number and kind only. */
final class RiskOperations {
    private static final Logger LOG = LoggerFactory.getLogger(RiskOperations.class);

    private final RiskControl risk;
    private final Questions questions;

    RiskOperations(RiskControl risk, Questions questions) {
        this.risk = risk;
        this.questions = questions;
    }

    Map<String, Handler<RoutingContext>> byId() {
        return Map.of(
                "rules", request -> json(request, ask(risk.port()::rules).map(RiskJson::rules)),
                "reloadRules", this::reload,
                "hotList", this::hotList,
                "addHot", this::add,
                "removeHot", this::remove);
    }

    private <T> Future<T> ask(Supplier<CompletionStage<T>> question) {
        return questions.ask(Questions.LANE, question);
    }

    private static void json(RoutingContext request, Future<JsonObject> answer) {
        answer.onSuccess(body -> Answers.json(request, 200, body)).onFailure(request::fail);
    }

    private void reload(RoutingContext request) {
        json(
                request,
                ask(() -> risk.reload().exceptionallyCompose(RiskOperations::refusal))
                        .onSuccess(RiskOperations::loaded)
                        .onFailure(e -> LOG.warn("rules were not loaded: {}", e.getMessage()))
                        .map(RiskJson::rules));
    }

    private static void loaded(RulesStatus rules) {
        LOG.info(
                "an operator loaded rules: version {}, SHA-256 {}",
                rules.version(),
                rules.sha256());
    }

    private static CompletionStage<RulesStatus> refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : failure;
        return CompletableFuture.failedStage(
                cause instanceof RulesRefusedException
                        ? new ProblemException(409, String.valueOf(cause.getMessage()))
                        : cause);
    }

    private void hotList(RoutingContext request) {
        int after = after(request);
        json(request, ask(risk.port()::hotList).map(entries -> RiskJson.page(entries, after)));
    }

    private static int after(RoutingContext request) {
        List<String> after = request.queryParam("after");
        return after.isEmpty() ? 0 : Integer.parseInt(after.getFirst());
    }

    private void add(RoutingContext request) {
        HotKey key;
        JsonObject body = request.body().asJsonObject();
        try {
            key = RiskJson.key(body, risk);
        } catch (IllegalArgumentException e) {
            request.fail(new ProblemException(400, String.valueOf(e.getMessage())));
            return;
        }
        String code = body.getString("code");
        json(
                request,
                ask(() -> risk.port().list(key, code.charAt(0) << 8 | code.charAt(1)))
                        .map(RiskOperations::added));
    }

    private static JsonObject added(Optional<HotEntry> entry) {
        HotEntry known =
                entry.orElseThrow(
                        () ->
                                new ProblemException(
                                        409,
                                        "the hot list is full (expected: room; see hotListEntries"
                                                + " of the rules)"));
        LOG.info("an operator hot-listed {}: entry {}", known.key().kind(), known.number());
        return RiskJson.entry(known);
    }

    private void remove(RoutingContext request) {
        int number = Integer.parseInt(request.pathParam("number"));
        json(
                request,
                ask(() -> risk.port().unlist(number)).map(removed -> removed(number, removed)));
    }

    private static JsonObject removed(int number, boolean removed) {
        if (!removed) {
            throw new ProblemException(
                    404, "no entry " + number + " (expected: one that the hot list has)");
        }
        LOG.info("an operator took entry {} off the hot list", number);
        return new JsonObject().put("number", number);
    }
}
