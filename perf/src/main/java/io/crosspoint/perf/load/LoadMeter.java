package io.crosspoint.perf.load;

import org.HdrHistogram.Histogram;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Requests in flight by STAN, and what is counted of their answers: in a closed loop of those that
 * come in the measured time, in an open loop of those whose requests were due in it, so that what
 * is stalled at its end is counted too. Event loop only.
 */
final class LoadMeter {
    private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(10);
    private static final int CODES = 1 << 14;

    private final long[] sentNs = new long[ReferencePurchase.STANS];
    private final int[] codes = new int[CODES];
    private Histogram latencyNs = new Histogram(LONGEST_NS, 3);
    private final boolean byDue;
    private boolean begun;
    private boolean ended;
    private long startNs;
    private long endNs;
    private long answered;
    private long inFlight;
    private long unmatched;
    private long lost;

    /**
     * Measures nothing yet.
     *
     * @param byDue whether answers count by when their requests were due
     */
    LoadMeter(boolean byDue) {
        this.byDue = byDue;
    }

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
        long dueNs = sentNs[stan];
        long latency = nowNs - dueNs;
        sentNs[stan] = 0;
        inFlight--;
        if (counts(dueNs)) {
            answered++;
            codes[code]++;
            latencyNs.recordValue(Math.clamp(latency, 0, LONGEST_NS));
        }
        return true;
    }

    private boolean counts(long dueNs) {
        return byDue
                ? begun && dueNs - startNs >= 0 && (!ended || dueNs - endNs < 0)
                : begun && !ended;
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
        begun = true;
    }

    /** Ends the measured time; how many seconds it was. */
    double stopMeasuring(long nowNs) {
        ended = true;
        endNs = nowNs;
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
