package io.crosspoint.admin;

import io.crosspoint.core.operator.OperatorPort;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Puts gates, the operations of openapi.yaml and the console behind each other. */
final class AdminRouter {

    static final long MAX_BODY_BYTES = 4_096;

    private static final Pattern MEDIA_JSON =
            Pattern.compile(" *application/json *(;.*)?", Pattern.CASE_INSENSITIVE);

    private final Vertx vertx;
    private final AdminSettings settings;
    private final ApiDocument document;

    AdminRouter(Vertx vertx, AdminSettings settings, ApiDocument document) {
        this.vertx = vertx;
        this.settings = settings;
        this.document = document;
    }

    Router build(
            OpenAPIContract contract,
            OperatorPort port,
            TokenLookup tokens,
            RiskControl risk,
            String version) {
        String bearerToken = settings.bearerToken();
        BearerGate gate = bearerToken == null ? null : new BearerGate(bearerToken);
        Questions questions =
                new Questions(vertx, settings.answerTimeoutMs(), settings.maxOpenQuestions());
        MetricsPage metrics =
                new MetricsPage(port, questions, version, () -> gate == null ? 0 : gate.refused());
        OpenApiOperations operations =
                new OpenApiOperations(port, tokens, questions, metrics, document);
        Map<String, Handler<RoutingContext>> handlers = operations.byId();
        handlers.putAll(new RiskOperations(risk, questions).byId());

        Router router = gates(gate);
        router.route("/*").subRouter(routes(contract, handlers));
        Console.attach(router);
        new Failures(contract, MAX_BODY_BYTES).attach(router);
        return router;
    }

    private Router gates(@Nullable BearerGate bearer) {
        Router router = Router.router(vertx);
        router.route().handler(new SecurityHeaders());
        router.route().handler(new OriginGate(bearer == null));
        if (bearer != null) {
            router.route("/api/*").handler(bearer);
        }
        router.post().handler(AdminRouter::jsonOnly);
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        return router;
    }

    private Router routes(OpenAPIContract contract, Map<String, Handler<RoutingContext>> handlers) {
        RouterBuilder builder =
                RouterBuilder.create(vertx, contract, RequestExtractor.withBodyHandler());
        TreeSet<String> missing = new TreeSet<>(handlers.keySet());
        for (OpenAPIRoute route : builder.getRoutes()) {
            String id = route.getOperation().getOperationId();
            Handler<RoutingContext> handler = handlers.get(id);
            if (handler == null) {
                throw new IllegalStateException("openapi.yaml: nothing answers operation " + id);
            }
            missing.remove(id);
            route.setDoSecurity(false)
                    .addHandler(handler)
                    .addFailureHandler(request -> refuse(request, route));
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("openapi.yaml: operations not described: " + missing);
        }
        return builder.createRouter();
    }

    /** Before the body is read: Vert.x would take forms apart and show an empty body instead. */
    private static void jsonOnly(RoutingContext request) {
        String found = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (found == null || MEDIA_JSON.matcher(found).matches()) {
            request.next();
        } else {
            request.fail(
                    new ProblemException(415, "another Content-Type (expected: application/json)"));
        }
    }

    private static void refuse(RoutingContext request, OpenAPIRoute route) {
        ProblemException violation = Failures.violation(request, route.getOperation());
        if (violation == null) {
            request.next();
        } else {
            Answers.problem(request, violation);
        }
    }
}
