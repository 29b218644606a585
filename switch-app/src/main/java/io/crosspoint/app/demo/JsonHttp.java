package io.crosspoint.app.demo;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of one of the switch's HTTP ports. Any thread. */
final class JsonHttp {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(15);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_LIMIT)
                    .build();
    private final String base;

    JsonHttp(String host, int port) {
        base = "http://" + host + ":" + port;
    }

    /**
     * An answer.
     *
     * @param body empty when the answer was no JSON object
     */
    record Answer(int status, JsonNode body) {
        boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    String base() {
        return base;
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer post(String path, String apiKey, ObjectNode body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()));
        return send(
                apiKey.isEmpty() ? request : request.header("authorization", "Bearer " + apiKey));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER_LIMIT);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        JsonNode body = object();
        try {
            body = JSON.readTree(response.body());
        } catch (JacksonException e) {
            // the status tells enough
        }
        return new Answer(response.statusCode(), body);
    }
}
