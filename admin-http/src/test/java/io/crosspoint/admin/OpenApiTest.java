package io.crosspoint.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.admin.FakeSwitch.Mood;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Brings about every answer that the document names, and compares it with what it says. */
class OpenApiTest {

    private static final JsonObject DOCUMENT = ApiDocument.load().json();

    private record Promise(String path, String method, String operation, int status) {}

    static Stream<Promise> promises() {
        List<Promise> promises = new ArrayList<>();
        JsonObject paths = DOCUMENT.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            for (String method : paths.getJsonObject(path).fieldNames()) {
                JsonObject operation = paths.getJsonObject(path).getJsonObject(method);
                for (String status : operation.getJsonObject("responses").fieldNames()) {
                    promises.add(
                            new Promise(
                                    path,
                                    method,
                                    operation.getString("operationId"),
                                    Integer.parseInt(status)));
                }
            }
        }
        return promises.stream();
    }

    @ParameterizedTest
    @MethodSource("promises")
    void shouldAnswerAsDocumented(Promise promise) throws Exception {
        JsonObject operation =
                DOCUMENT.getJsonObject("paths")
                        .getJsonObject(promise.path())
                        .getJsonObject(promise.method());
        try (RunningAdmin admin =
                promise.status() == 401
                        ? RunningAdmin.locked()
                        : promise.status() == 503
                                ? RunningAdmin.impatient()
                                : RunningAdmin.open()) {
            HttpResponse<String> answer = bringAbout(admin, promise, operation);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(promise.status());
            JsonObject response =
                    resolved(
                            operation
                                    .getJsonObject("responses")
                                    .getJsonObject(Integer.toString(promise.status())));
            assertConforms(answer, response.getJsonObject("content"));
        }
    }

    private static HttpResponse<String> bringAbout(
            RunningAdmin admin, Promise promise, JsonObject operation) throws Exception {
        String parameter = example(operation);
        String body = exampleBody(operation);
        List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));
        switch (promise.status()) {
            case 400 -> {
                parameter = "x";
                body = promise.method().equals("post") ? "{\"open\":1}" : null;
            }
            case 403 -> headers.addAll(List.of("Origin", "http://shop.example"));
            case 404 ->
                    parameter = parameter.replace(parameter.charAt(parameter.length() - 1), '9');
            case 409 -> {
                body = body == null ? "{\"open\":\"2020-02-29\"}" : body;
                admin.risk.full = true;
                admin.risk.refusing = true;
            }
            case 413 -> body = " ".repeat(10_000);
            case 415 -> headers.set(1, "text/plain");
            case 503 -> admin.fake.mood = Mood.SILENT;
            default -> assertThat(promise.status()).isIn(200, 401);
        }
        String path = promise.path().replaceAll("\\{.*}", parameter) + query(operation, parameter);
        return admin.send(
                promise.method().toUpperCase(java.util.Locale.ROOT),
                path,
                body,
                headers.toArray(String[]::new));
    }

    private static String query(JsonObject operation, String value) {
        if (!operation.containsKey("parameters")) {
            return "";
        }
        JsonObject parameter = operation.getJsonArray("parameters").getJsonObject(0);
        return parameter.getString("in").equals("query")
                ? "?" + parameter.getString("name") + "=" + value
                : "";
    }

    private static String example(JsonObject operation) {
        return operation.containsKey("parameters")
                ? operation.getJsonArray("parameters").getJsonObject(0).getString("example")
                : "0";
    }

    private static @Nullable String exampleBody(JsonObject operation) {
        JsonObject body = operation.getJsonObject("requestBody");
        return body == null || !body.getBoolean("required")
                ? null
                : body.getJsonObject("content")
                        .getJsonObject("application/json")
                        .getJsonObject("example")
                        .encode();
    }

    private static void assertConforms(HttpResponse<String> answer, JsonObject content) {
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        assertThat(content.fieldNames()).contains(type);
        JsonObject schema = content.getJsonObject(type).getJsonObject("schema");
        Object body = type.endsWith("json") ? Json.decodeValue(answer.body()) : answer.body();
        OutputUnit result = validator(schema).validate(body);
        assertThat(result.getValid())
                .as("%s%n%s%n%s", schema, answer.body(), result.getErrors())
                .isTrue();
    }

    private static Validator validator(JsonObject schema) {
        JsonObject whole =
                new JsonObject()
                        .put("$id", "https://crosspoint.example/answers")
                        .put("components", DOCUMENT.getJsonObject("components").copy())
                        .mergeIn(schema);
        return Validator.create(
                JsonSchema.of(whole),
                new JsonSchemaOptions()
                        .setBaseUri("https://crosspoint.example")
                        .setDraft(Draft.DRAFT202012));
    }

    private static JsonObject resolved(JsonObject response) {
        @Nullable String ref = response.getString("$ref");
        return ref == null
                ? response
                : DOCUMENT.getJsonObject("components")
                        .getJsonObject("responses")
                        .getJsonObject(ref.substring(ref.lastIndexOf('/') + 1));
    }

    @Test
    void shouldNoticeWhatDoesNotConform() {
        JsonObject readiness = new JsonObject().put("$ref", "#/components/schemas/Readiness");

        assertThat(validator(readiness).validate(new JsonObject("{\"ready\":1,\"reasons\":[]}")))
                .matches(result -> !result.getValid());
        assertThat(validator(readiness).validate(new JsonObject("{\"ready\":true,\"reasons\":[]}")))
                .matches(OutputUnit::getValid);
    }

    @Test
    void shouldServeTheDocumentTwice() throws Exception {
        try (RunningAdmin admin = RunningAdmin.open()) {
            assertThat(admin.get("/openapi.yaml").body()).isEqualTo(ApiDocument.load().yaml());
            assertThat(admin.json("/openapi.json")).isEqualTo(DOCUMENT);
            assertThat(DOCUMENT.getString("openapi")).startsWith("3.1.");
        }
    }
}
