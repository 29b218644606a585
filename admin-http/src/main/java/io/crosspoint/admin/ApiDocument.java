package io.crosspoint.admin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The description of the API, openapi.yaml, as it is served and as routes are built from it.
 *
 * @param yaml as it was written
 * @param json the same, for those who rather read JSON
 */
record ApiDocument(String yaml, JsonObject json) {

    private static final String RESOURCE = "openapi.yaml";

    static ApiDocument load() {
        String yaml = resource(RESOURCE);
        Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new ApiDocument(yaml, new JsonObject(tree));
    }

    /** Text of a resource of this package. */
    static String resource(String name) {
        try (InputStream in = ApiDocument.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": not among the resources of admin-http");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": cannot be read", e);
        }
    }

    /**
     * What the router is built from. Vert.x refuses documents that name a media type it cannot
     * check itself, such as application/problem+json; it never looks at answers, so their contents
     * are left out.
     */
    Future<OpenAPIContract> contract(Vertx vertx) {
        JsonObject routes = new JsonObject(json.encode());
        JsonObject paths = routes.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject operations = paths.getJsonObject(path);
            for (String method : operations.fieldNames()) {
                withoutContents(operations.getJsonObject(method).getJsonObject("responses"));
            }
        }
        withoutContents(routes.getJsonObject("components").getJsonObject("responses"));
        return OpenAPIContract.from(vertx, routes);
    }

    private static void withoutContents(JsonObject responses) {
        responses.forEach(response -> ((JsonObject) response.getValue()).remove("content"));
    }
}
