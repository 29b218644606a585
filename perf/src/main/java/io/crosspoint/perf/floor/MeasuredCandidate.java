package io.crosspoint.perf.floor;

import io.crosspoint.perf.load.LoadResult;

import org.HdrHistogram.Histogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** A candidate, its process, and what was measured of it, a round at a time. */
final class MeasuredCandidate implements AutoCloseable {
    private final Candidate candidate;
    private final MeasuredProcess process;
    private final List<Measurement> full = new ArrayList<>();
    private final List<LoadResult> half = new ArrayList<>();

    MeasuredCandidate(Candidate candidate, MeasuredProcess process) {
        this.candidate = candidate;
        this.process = process;
    }

    Candidate candidate() {
        return candidate;
    }

    String name() {
        return candidate.name();
    }

    MeasuredProcess process() {
        return process;
    }

    void addFull(Measurement measurement) {
        full.add(measurement);
    }

    void addHalf(LoadResult result) {
        half.add(result);
    }

    double median(ToDoubleFunction<Measurement> of) {
        return median(full.stream().mapToDouble(of).toArray());
    }

    /** Of the comparisons with another candidate in the same round: machines change with time. */
    double median(MeasuredCandidate other, ToDoubleBiFunction<Measurement, Measurement> of) {
        double[] each = new double[full.size()];
        Arrays.setAll(each, i -> of.applyAsDouble(full.get(i), other.full.get(i)));
        return median(each);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /** At full load, of all rounds together. */
    double latencyMs(double percentile) {
        return latencyMs(full.stream().map(Measurement::load).toList(), percentile);
    }

    /** At half load, of all rounds together. */
    double halfLatencyMs(double percentile) {
        return latencyMs(half, percentile);
    }

    private static double latencyMs(List<LoadResult> rounds, double percentile) {
        Histogram all = rounds.getFirst().latencyNs().copy();
        rounds.stream().skip(1).forEach(round -> all.add(round.latencyNs()));
        return all.getValueAtPercentile(percentile) / 1e6;
    }

    double halfPerSecond() {
        return median(half.stream().mapToDouble(LoadResult::perSecond).toArray());
    }

    @Override
    public void close() {
        process.close();
    }
}
