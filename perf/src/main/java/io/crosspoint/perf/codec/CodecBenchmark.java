package io.crosspoint.perf.codec;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.perf.load.PurchaseProfile;

import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What the codec costs on the reference purchase, in nanoseconds, beside a plain copy of 440 bytes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"
        }) // Agrona's buffers reach into the JDK
public class CodecBenchmark {
    private static final String COPY = "copy";
    private static final int BENCHMARKS = 4;
    private static final int COPIED_BYTES = 440;
    private static final int[] READ_FIELDS = {2, 3, 4, 7, 11, 22, 25, 32, 33, 37, 41, 49};

    private final UnsafeBuffer in = new UnsafeBuffer(new byte[1024]);
    private final UnsafeBuffer out = new UnsafeBuffer(new byte[1024]);
    private final byte[] copied = new byte[COPIED_BYTES];
    private final byte[] copy = new byte[COPIED_BYTES];
    private final byte[] text = new byte[64];
    private final byte[] approved = {'0', '0'};
    private final MessageView view;
    private final MessageWriter writer;
    private int length;

    public CodecBenchmark() {
        Dialect dialect = Dialects.bundled("iso87-ascii");
        view = new MessageView(dialect);
        writer = new MessageWriter(dialect);
    }

    @Setup
    public void prepare() {
        byte[] message = PurchaseProfile.reference().purchase();
        length = message.length;
        in.putBytes(0, message);
        if (!view.wrap(in, 0, length)) {
            throw new IllegalStateException(view.error().describe());
        }
    }

    /** The floor: what moving the bytes once costs. */
    @Benchmark
    public byte[] copy() {
        System.arraycopy(copied, 0, copy, 0, COPIED_BYTES);
        return copy;
    }

    /** Bounds of all fields found and checked. */
    @Benchmark
    public boolean index() {
        return view.wrap(in, 0, length);
    }

    /** Twelve fields read as a switch reads them: numbers where they are, text where not. */
    @Benchmark
    public long indexAndRead() {
        long sum = view.wrap(in, 0, length) ? 1 : 0;
        for (int de : READ_FIELDS) {
            sum += de == 37 || de == 41 ? view.text(de, text, 0) : view.number(de);
        }
        return sum;
    }

    /** The request turned into an answer: MTI and DE39 set, all else kept. */
    @Benchmark
    public int indexAndAnswer() {
        if (!view.wrap(in, 0, length)) {
            return -1;
        }
        return writer.startFrom(view, 210).text(39, approved, 0, 2).encode(out, 0);
    }

    /** Runs all four and prints each in nanoseconds and as a multiple of the copy. */
    public static void main(String[] args) throws RunnerException {
        System.out.print(report(run(args.length > 0 ? Integer.parseInt(args[0]) : 1)));
    }

    private static Collection<RunResult> run(int seconds) throws RunnerException {
        Options options =
                new OptionsBuilder()
                        .include(CodecBenchmark.class.getName())
                        .warmupTime(TimeValue.seconds(seconds))
                        .measurementTime(TimeValue.seconds(seconds))
                        .build();
        return new Runner(options).run();
    }

    private static String report(Collection<RunResult> results) {
        if (results.size() != BENCHMARKS) {
            throw new IllegalStateException(
                    results.size() + " results (expected: " + BENCHMARKS + "), see above");
        }
        List<RunResult> rows = new ArrayList<>(results);
        double copyNs = 0;
        for (RunResult row : rows) {
            if (row.getPrimaryResult().getLabel().equals(COPY)) {
                copyNs = row.getPrimaryResult().getScore();
            }
        }
        StringBuilder table = new StringBuilder();
        for (RunResult row : rows) {
            double ns = row.getPrimaryResult().getScore();
            String name = row.getPrimaryResult().getLabel();
            table.append(
                    String.format(
                            Locale.ROOT, "%-16s %9.1f ns %8.1f × copy%n", name, ns, ns / copyNs));
        }
        return table.toString();
    }
}
