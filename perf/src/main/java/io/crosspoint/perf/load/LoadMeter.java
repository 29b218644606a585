package io.crosspoint.perf.load;

import org.HdrHistogram.Histogram;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Requests in flight by STAN, and what is counted of their answers. Event loop only. */
final class LoadMeter {
    private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(10);
    private static final int CODES = 1 << 14;

    private final long[] sentNs = new long[ReferencePurchase.STANS];
    private final int[] codes = new int[CODES];
    private Histogram latencyNs = new Histogram(LONGEST_NS, 3);
    private boolean measuring;
    private long startNs;
    private long answered;
    private long inFlight;
    private long unmatched;
    private long lost;

    void sent(int stan, long nowNs) {
        if (sentNs[stan] != 0) {
            lost++;
            inFlight--;
        }
        sentNs[stan] = nowNs;
        inFlight++;
    }

    /** Returns false, and counts, when no request with this STAN is in flight. */
    boolean answered(int stan, int code, long nowNs) {
        if (stan < 0 || sentNs[stan] == 0) {
            unmatched++;
            return false;
        }
        long latency = nowNs - sentNs[stan];
        sentNs[stan] = 0;
        inFlight--;
        if (measuring) {
            answered++;
            codes[code]++;
            latencyNs.recordValue(Math.clamp(latency, 0, LONGEST_NS));
        }
        return true;
    }

    void unmatched() {
        unmatched++;
    }

    boolean idle() {
        return inFlight == 0;
    }

    void startMeasuring(long nowNs) {
        latencyNs = new Histogram(LONGEST_NS, 3);
        startNs = nowNs;
        measuring = true;
    }

    /** Ends measuring; what is answered later only leaves the flight. */
    double stopMeasuring(long nowNs) {
        measuring = false;
        return (nowNs - startNs) / 1e9;
    }

    LoadResult result(double seconds) {
        Map<String, Long> byCode = new TreeMap<>();
        for (int code = 0; code < CODES; code++) {
            if (codes[code] > 0) {
                byCode.put("" + (char) (code >> 7) + (char) (code & 0x7F), (long) codes[code]);
            }
        }
        return new LoadResult(seconds, answered, byCode, unmatched, lost + inFlight, latencyNs);
    }

    /** The counter of a DE39 given as its two bytes. */
    static int code(int first, int second) {
        return ((first & 0x7F) << 7) | (second & 0x7F);
    }
}
