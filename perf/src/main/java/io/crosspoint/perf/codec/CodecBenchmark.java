package io.crosspoint.perf.codec;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.FieldSet;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;

import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What the codec costs on the reference purchase, in each dialect. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBenchmark {
    private static final int[] READ_FIELDS = {2, 3, 4, 7, 11, 22, 25, 32, 33, 37, 41, 49};
    private static final FieldSet RETURNED =
            FieldSet.of(
                    2, 3, 4, 7, 12, 13, 15, 18, 19, 22, 25, 32, 33, 38, 41, 42, 44, 49, 50, 51, 54,
                    55, 60, 100);

    /** Name of the dialect. */
    @Param({ReferenceMessages.ASCII, ReferenceMessages.CUPS, ReferenceMessages.BINARY})
    public String dialect = ReferenceMessages.ASCII;

    private final UnsafeBuffer in = new UnsafeBuffer(new byte[ReferenceMessages.ROOM]);
    private final UnsafeBuffer out = new UnsafeBuffer(new byte[ReferenceMessages.ROOM]);
    private final byte[] text = new byte[64];
    private final byte[] approved = ascii("00");
    private final byte[] reference = ascii("132512345678");
    private final byte[] terminal = ascii("T0000001");
    private final byte[] merchant = ascii("M00000000000001");
    private MessageView view = new MessageView(Dialects.bundled(dialect));
    private MessageView issuerAnswer = view;
    private MessageWriter writer = new MessageWriter(view.dialect());
    private UnsafeBuffer[] mix = new UnsafeBuffer[0];
    private int next;
    private int length;
    private int stan;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Setup
    public void prepare() {
        Dialect named = Dialects.bundled(dialect);
        byte[] message = ReferenceMessages.purchase(dialect);
        length = message.length;
        in.putBytes(0, message);
        view = new MessageView(named);
        issuerAnswer = ReferenceMessages.view(named, message);
        writer = new MessageWriter(named);
        mix =
                ReferenceMessages.mix(dialect).stream()
                        .map(UnsafeBuffer::new)
                        .toArray(UnsafeBuffer[]::new);
    }

    /** Bounds of all fields found and checked. */
    @Benchmark
    public boolean index() {
        return view.wrap(in, 0, length);
    }

    /** One after the other of sixteen that differ in fields and lengths. */
    @Benchmark
    public boolean indexMix() {
        next = next + 1 & ReferenceMessages.MIXED - 1;
        return view.wrap(mix[next], 0, mix[next].capacity());
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

    /** MTI and DE39 set, all else kept. */
    @Benchmark
    public int indexAndSet() {
        if (!view.wrap(in, 0, length)) {
            return -1;
        }
        return writer.startFrom(view, 210).text(39, approved, 0, 2).encode(out, 0);
    }

    /** An answer as a switch makes it of the issuer's: some fields kept, some its own. */
    @Benchmark
    public int answer() {
        stan = stan == 999_999 ? 1 : stan + 1;
        int written =
                writer.startFrom(issuerAnswer, 210)
                        .retain(RETURNED)
                        .number(11, stan)
                        .text(37, reference, 0, 12)
                        .text(41, terminal, 0, 8)
                        .text(42, merchant, 0, 15)
                        .text(39, approved, 0, 2)
                        .encode(out, 0);
        writer.wipe();
        return written;
    }
}
