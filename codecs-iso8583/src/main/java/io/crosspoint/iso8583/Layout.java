package io.crosspoint.iso8583;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What all messages of one dialect and one set of fields have in common: which fields follow each
 * other at distances that never change, what their bytes must be, and where a field of variable
 * length comes between. Immutable.
 */
final class Layout {
    private final long[] present;
    private final Stretch[] stretches;

    private Layout(long[] present, Stretch[] stretches) {
        this.present = present;
        this.stretches = stretches;
    }

    /**
     * Fields of fixed length one behind the other, and the field of variable length that ends them.
     *
     * @param length bytes of the fixed fields together
     * @param fields their numbers
     * @param places of each where it begins, counted from the first, in the high half, and its
     *     units in the low half
     * @param runs bytes of one kind, at least one in each
     * @param variable the field behind them; null when the message ends here
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared; read in the decoder's loop.
    record Stretch(
            int length,
            int[] fields,
            long[] places,
            Run[] runs,
            @Nullable VariableField variable) {}

    /**
     * Bytes of one kind.
     *
     * @param from the first, counted from the beginning of the stretch
     * @param to behind the last
     */
    record Run(ByteKind kind, int from, int to) {}

    /** The parts of a message, in their order. */
    Stretch[] stretches() {
        return stretches;
    }

    boolean isOf(long[] fields) {
        return fields[0] == present[0] && fields[1] == present[1] && fields[2] == present[2];
    }

    /** The layout of messages without fields. */
    static Layout empty() {
        return new Layout(new long[3], new Compiler(new int[0]).finish());
    }

    /**
     * The layout of the messages with these fields.
     *
     * @return null when the dialect does not define one of them
     */
    static @Nullable Layout of(int[] plans, long[] present) {
        Compiler compiler = new Compiler(plans);
        for (int word = 0; word < present.length; word++) {
            for (long bits = Long.reverse(present[word]); bits != 0; bits &= bits - 1) {
                int de = (word << 6) + Long.numberOfTrailingZeros(bits) + 1;
                if (plans[de] == Plan.UNDEFINED) {
                    return null;
                }
                compiler.add(de);
            }
        }
        return new Layout(present.clone(), compiler.finish());
    }

    /** Collects one stretch after the other. */
    private static final class Compiler {
        private final int[] plans;
        private final List<Stretch> stretches = new ArrayList<>();
        private final List<Integer> fields = new ArrayList<>();
        private final List<Long> places = new ArrayList<>();
        private final List<Run> runs = new ArrayList<>();
        private int length;

        Compiler(int[] plans) {
            this.plans = plans;
        }

        void add(int de) {
            int plan = plans[de];
            if (!Plan.even(plan)) {
                end(VariableField.of(de, plan));
                return;
            }
            int units = Plan.max(plan);
            int bytes = Plan.wireLength(plan, units);
            fields.add(de);
            places.add((long) length << 32 | units);
            if (Plan.encoding(plan) == Encoding.BCD_RIGHT && (units & 1) != 0) {
                runs.add(new Run(ByteKind.FILLED, length, length + 1));
            }
            add(ByteKind.of(Plan.check(plan)), bytes);
            length += bytes;
        }

        private void add(ByteKind kind, int bytes) {
            if (kind == ByteKind.ANY || bytes == 0) {
                return;
            }
            for (int i = 0; i < runs.size(); i++) {
                Run run = runs.get(i);
                if (run.kind() == kind && run.to() == length) {
                    runs.set(i, new Run(kind, run.from(), length + bytes));
                    return;
                }
            }
            runs.add(new Run(kind, length, length + bytes));
        }

        private void end(@Nullable VariableField variable) {
            stretches.add(
                    new Stretch(
                            length,
                            fields.stream().mapToInt(Integer::intValue).toArray(),
                            places.stream().mapToLong(Long::longValue).toArray(),
                            runs.toArray(Run[]::new),
                            variable));
            length = 0;
            fields.clear();
            places.clear();
            runs.clear();
        }

        Stretch[] finish() {
            end(null);
            return stretches.toArray(Stretch[]::new);
        }
    }
}
