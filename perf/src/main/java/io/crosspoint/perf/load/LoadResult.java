package io.crosspoint.perf.load;

import org.HdrHistogram.Histogram;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the measured part of a load saw.
 *
 * @param seconds how long it was measured
 * @param answered answers with MTI 0210 whose STAN was in flight
 * @param byCode those answers by DE39
 * @param unmatched answers of another type or with a STAN that was not in flight, over the whole
 *     run
 * @param unanswered requests without an answer when the run ended
 * @param latencyNs of the answered requests; nobody writes to it any more
 */
public record LoadResult(
        double seconds,
        long answered,
        Map<String, Long> byCode,
        long unmatched,
        long unanswered,
        Histogram latencyNs) {

    public LoadResult {
        byCode = Map.copyOf(byCode);
    }

    public double perSecond() {
        return answered / seconds;
    }

    /** Latency at a percentile (0 to 100) in milliseconds. */
    public double latencyMs(double percentile) {
        return latencyNs.getValueAtPercentile(percentile) / 1e6;
    }

    public long approved() {
        return byCode.getOrDefault("00", 0L);
    }

    /** Whether everything was approved, matched and answered. */
    public boolean isClean() {
        return answered > 0 && approved() == answered && unmatched == 0 && unanswered == 0;
    }

    /** One line. */
    public String json() {
        StringBuilder codes = new StringBuilder();
        new TreeMap<>(byCode)
                .forEach(
                        (code, count) ->
                                codes.append(codes.isEmpty() ? "" : ",")
                                        .append('"')
                                        .append(code)
                                        .append("\":")
                                        .append(count));
        return String.format(
                Locale.ROOT,
                "{\"seconds\":%.3f,\"answered\":%d,\"perSecond\":%.1f,\"p50Ms\":%.3f,\"p99Ms\":%.3f,"
                        + "\"p999Ms\":%.3f,\"codes\":{%s},\"unmatched\":%d,\"unanswered\":%d}",
                seconds,
                answered,
                perSecond(),
                latencyMs(50),
                latencyMs(99),
                latencyMs(99.9),
                codes,
                unmatched,
                unanswered);
    }
}
