package io.crosspoint.admin;

import io.crosspoint.core.operator.BusinessDateStatus;
import io.crosspoint.core.operator.LinkStatus;
import io.crosspoint.core.operator.OperatorPort;
import io.crosspoint.core.operator.RouteStatus;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each operation of openapi.yaml does, by its operationId. */
final class OpenApiOperations {

    private final OperatorPort port;
    private final TokenLookup tokens;
    private final Questions questions;
    private final MetricsPage metrics;
    private final ApiDocument document;
    private final CutOver cutOver;
    private final Deliveries deliveries;

    OpenApiOperations(
            OperatorPort port,
            TokenLookup tokens,
            Questions questions,
            MetricsPage metrics,
            ApiDocument document) {
        this.port = port;
        this.tokens = tokens;
        this.questions = questions;
        this.metrics = metrics;
        this.document = document;
        this.cutOver = new CutOver(port, questions);
        this.deliveries = new Deliveries(port, questions);
    }

    Map<String, Handler<RoutingContext>> byId() {
        Map<String, Handler<RoutingContext>> handlers = new LinkedHashMap<>();
        handlers.put("livez", request -> Answers.text(request, 200, Answers.TEXT, "alive\n"));
        handlers.put("readyz", this::readyz);
        handlers.put("metrics", this::metrics);
        handlers.put(
                "documentYaml",
                request -> Answers.text(request, 200, "application/yaml", document.yaml()));
        handlers.put("documentJson", request -> Answers.json(request, 200, document.json()));
        handlers.put(
                "status",
                request ->
                        json(
                                request,
                                questions
                                        .ask(Questions.LANE, port::status)
                                        .map(SwitchJson::status)));
        handlers.put(
                "links",
                request ->
                        json(
                                request,
                                questions.ask(Questions.LANE, port::links).map(SwitchJson::links)));
        handlers.put("link", this::link);
        handlers.put(
                "businessDate",
                request ->
                        json(
                                request,
                                questions
                                        .ask(Questions.LANE, port::businessDate)
                                        .map(SwitchJson::businessDate)));
        handlers.put(
                "cutOver",
                request ->
                        json(
                                request,
                                cutOver.ask(request.body().asJsonObject())
                                        .map(SwitchJson::businessDate)));
        handlers.put("deliveries", request -> json(request, deliveries.list(request)));
        handlers.put("decideDelivery", request -> json(request, deliveries.decide(request)));
        handlers.put("token", this::token);
        handlers.put("route", this::route);
        return handlers;
    }

    private static void json(RoutingContext request, Future<JsonObject> answer) {
        answer.onSuccess(body -> Answers.json(request, 200, body)).onFailure(request::fail);
    }

    private void readyz(RoutingContext request) {
        Future<BusinessDateStatus> dates = questions.ask(Questions.LANE, port::businessDate);
        questions
                .ask(Questions.LANE, port::status)
                .compose(status -> dates.map(date -> Readiness.of(status, date)))
                .otherwise(Readiness::failed)
                .onSuccess(
                        readiness ->
                                Answers.json(
                                        request,
                                        readiness.ready() ? 200 : 503,
                                        readiness.toJson()));
    }

    private void metrics(RoutingContext request) {
        metrics.page()
                .onSuccess(page -> Answers.text(request, 200, Answers.PROMETHEUS, page))
                .onFailure(request::fail);
    }

    private void link(RoutingContext request) {
        int id = Integer.parseInt(request.pathParam("id"));
        json(
                request,
                questions
                        .ask(Questions.LANE, port::links)
                        .map(links -> SwitchJson.link(byId(links, id))));
    }

    private static LinkStatus byId(List<LinkStatus> links, int id) {
        return links.stream()
                .filter(link -> link.id() == id)
                .findFirst()
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        404,
                                        "no link "
                                                + id
                                                + " (expected: one of "
                                                + links.stream()
                                                        .map(LinkStatus::id)
                                                        .sorted()
                                                        .toList()
                                                + ")"));
    }

    private void token(RoutingContext request) {
        String token = request.pathParam("token");
        json(
                request,
                questions
                        .ask(Questions.VAULT, () -> tokens.find(token))
                        .map(OpenApiOperations::known));
    }

    private static JsonObject known(Optional<TokenStatus> found) {
        return found.map(SwitchJson::token)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        404,
                                        "the vault knows no such token (expected: one it issued)"));
    }

    private void route(RoutingContext request) {
        int bin = Integer.parseInt(request.pathParam("bin"));
        json(
                request,
                questions.ask(Questions.LANE, () -> port.route(bin)).map(OpenApiOperations::known));
    }

    private static JsonObject known(RouteStatus route) {
        if (!route.known()) {
            throw new ProblemException(
                    404, "no card range holds the BIN (expected: a BIN of the configured ranges)");
        }
        return SwitchJson.route(route);
    }
}
