package io.crosspoint.perf.floor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Reads from a switch's metrics how much its threads have allocated. */
final class AllocationMeter implements AutoCloseable {
    private static final String METRIC = "jvm_threads_allocated_bytes_total ";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest question;

    /**
     * A meter that has asked nothing yet.
     *
     * @param metrics the page
     */
    AllocationMeter(URI metrics) {
        question = HttpRequest.newBuilder(metrics).timeout(PATIENCE).build();
    }

    /**
     * Bytes of heap that all threads together have allocated so far; what the answer takes, some
     * hundred kilobytes, counts at the next.
     *
     * @throws FloorException when there is no such answer
     */
    long bytes() throws InterruptedException {
        try {
            String page = client.send(question, HttpResponse.BodyHandlers.ofString()).body();
            return page.lines()
                    .filter(line -> line.startsWith(METRIC))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(METRIC.length())))
                    .findFirst()
                    .orElseThrow(() -> failure("a page without it"));
        } catch (IOException e) {
            throw failure(e.toString());
        }
    }

    private FloorException failure(String found) {
        return new FloorException(
                question.uri() + ": " + found + " (expected: " + METRIC.strip() + ")");
    }

    @Override
    public void close() {
        client.close();
    }
}
