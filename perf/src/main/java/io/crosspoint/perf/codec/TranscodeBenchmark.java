package io.crosspoint.perf.codec;

import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;

import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import java.util.concurrent.TimeUnit;

/** The reference purchase of a terminal's dialect, indexed and written in a network's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TranscodeBenchmark {
    private final UnsafeBuffer in =
            new UnsafeBuffer(ReferenceMessages.purchase(ReferenceMessages.ASCII));
    private final UnsafeBuffer out = new UnsafeBuffer(new byte[ReferenceMessages.ROOM]);
    private final MessageView view = new MessageView(Dialects.bundled(ReferenceMessages.ASCII));
    private final MessageWriter writer =
            new MessageWriter(Dialects.bundled(ReferenceMessages.CUPS));

    /** DE128 stays behind: a MAC of one dialect means nothing in another. */
    @Benchmark
    public int transcode() {
        if (!view.wrap(in, 0, in.capacity())) {
            return -1;
        }
        return writer.startFrom(view, 200).encode(out, 0);
    }
}
