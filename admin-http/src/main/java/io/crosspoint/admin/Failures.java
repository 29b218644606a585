package io.crosspoint.admin;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.ValidatorException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.stream.Stream;

/** Turns every failed request into problem details; no stack trace and no input leaves. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final OpenAPIContract contract;
    private final long maxBodyBytes;

    Failures(OpenAPIContract contract, long maxBodyBytes) {
        this.contract = contract;
        this.maxBodyBytes = maxBodyBytes;
    }

    void attach(Router router) {
        for (int status : new int[] {400, 404, 405, 413, 414, 415, 500}) {
            router.errorHandler(status, request -> answer(request, status));
        }
        router.route().failureHandler(request -> answer(request, request.statusCode()));
    }

    private void answer(RoutingContext request, int status) {
        ProblemException problem =
                request.failure() instanceof ProblemException known
                        ? known
                        : describe(request, status < 400 ? 500 : status);
        if (problem.status() == 405) {
            request.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed(request)));
        }
        Answers.problem(request, problem);
    }

    private ProblemException describe(RoutingContext request, int status) {
        return switch (status) {
            case 404 -> new ProblemException(404, "no such path (expected: one of /openapi.yaml)");
            case 405 ->
                    new ProblemException(
                            405,
                            request.request().method()
                                    + " (expected: "
                                    + String.join(" or ", allowed(request))
                                    + ")");
            case 413 ->
                    new ProblemException(
                            413, "body too long (expected: at most " + maxBodyBytes + " bytes)");
            case 500 -> defect(request);
            default -> new ProblemException(status, "not a request this server takes");
        };
    }

    private static ProblemException defect(RoutingContext request) {
        LOG.error("admin HTTP: {} failed", request.request().method(), request.failure());
        return new ProblemException(500, "a defect of the switch; its log says more");
    }

    private List<String> allowed(RoutingContext request) {
        return Stream.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE)
                .filter(method -> contract.findOperation(request.normalizedPath(), method) != null)
                .map(HttpMethod::name)
                .toList();
    }

    /**
     * What the document says against a request; null when the failure is of another kind.
     *
     * @param operation that the request was meant for
     */
    static @Nullable ProblemException violation(RoutingContext request, Operation operation) {
        Throwable failure = request.failure();
        boolean refused =
                failure != null
                        && (failure instanceof ValidatorException
                                || failure.getCause() instanceof ValidatorException);
        if (!refused) {
            return null;
        }
        return operation.getParameters().stream()
                .filter(parameter -> parameter.getIn() == Location.PATH)
                .findFirst()
                .map(parameter -> badParameter(request, parameter))
                .orElseGet(() -> badBody(operation));
    }

    private static ProblemException badParameter(RoutingContext request, Parameter parameter) {
        String value = request.pathParam(parameter.getName());
        return new ProblemException(
                400,
                parameter.getName()
                        + ": "
                        + (value == null ? 0 : value.length())
                        + " characters that do not fit (expected: "
                        + parameter.getOpenAPIModel().getString("description")
                        + ")");
    }

    private static ProblemException badBody(Operation operation) {
        String expected =
                operation.getRequestBody() == null
                        ? "no body"
                        : operation.getRequestBody().getOpenAPIModel().getString("description");
        return new ProblemException(
                400, "body: does not fit its Content-Type or schema (expected: " + expected + ")");
    }
}
