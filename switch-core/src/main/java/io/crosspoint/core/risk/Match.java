package io.crosspoint.core.risk;

import io.crosspoint.journal.transactions.CardKind;
import io.crosspoint.journal.transactions.Channel;
import io.crosspoint.journal.transactions.TransactionType;

import java.util.Arrays;
import java.util.Collection;

/**
 * Which transactions a limit, a counter or a rule is about: all that is named must hold; what is
 * not named may be anything. Immutable after {@link Builder#build}; matching allocates nothing.
 */
public final class Match {
    private static final int DAY_MINUTES = 1440;
    private static final int ANY = 0;

    private final int types;
    private final int channels;
    private final int kinds;
    private final int[] binsFrom;
    private final int[] binsTo;
    private final long[] acquirers;
    private final int[] mccs;
    private final int fromMinute;
    private final int toMinute;
    private final long amountAbove;

    private Match(Builder from) {
        types = from.types;
        channels = from.channels;
        kinds = from.kinds;
        binsFrom = from.binsFrom;
        binsTo = from.binsTo;
        acquirers = from.acquirers;
        mccs = from.mccs;
        fromMinute = from.fromMinute;
        toMinute = from.toMinute;
        amountAbove = from.amountAbove;
    }

    /**
     * Whether it is about this transaction.
     *
     * @param minute of the day, 0 to 1439, in the rules' own time zone
     */
    boolean holds(Subject subject, int minute) {
        return hasBit(types, subject.type.value())
                && hasBit(channels, subject.channel.value())
                && hasBit(kinds, subject.kind.value())
                && subject.amountMinor > amountAbove
                && isInTime(minute)
                && (acquirers.length == 0 || Arrays.binarySearch(acquirers, subject.acquirer) >= 0)
                && (mccs.length == 0 || Arrays.binarySearch(mccs, subject.mcc) >= 0)
                && hasBin(subject.bin);
    }

    private static boolean hasBit(int mask, int bit) {
        return mask == ANY || (bit < Integer.SIZE && (mask >>> bit & 1) == 1);
    }

    /** A span that ends before it begins goes over midnight; its end is not in it. */
    private boolean isInTime(int minute) {
        if (fromMinute <= toMinute) {
            return minute >= fromMinute && minute < toMinute;
        }
        return minute >= fromMinute || minute < toMinute;
    }

    private boolean hasBin(int bin) {
        if (binsFrom.length == 0) {
            return true;
        }
        for (int i = 0; i < binsFrom.length; i++) {
            if (bin >= binsFrom[i] && bin <= binsTo[i]) {
                return true;
            }
        }
        return false;
    }

    /** Collects conditions; what is left out holds for all. */
    public static final class Builder {
        private int types;
        private int channels;
        private int kinds;
        private int[] binsFrom = {};
        private int[] binsTo = {};
        private long[] acquirers = {};
        private int[] mccs = {};
        private int fromMinute;
        private int toMinute = DAY_MINUTES;
        private long amountAbove = Long.MIN_VALUE;

        public Builder types(Collection<TransactionType> values) {
            types = 0;
            values.forEach(value -> types |= 1 << value.value());
            return this;
        }

        public Builder channels(Collection<Channel> values) {
            values.forEach(value -> channels |= 1 << value.value());
            return this;
        }

        public Builder kinds(Collection<CardKind> values) {
            values.forEach(value -> kinds |= 1 << value.value());
            return this;
        }

        /** Adds a span of first six digits, both included. */
        public Builder bins(int from, int to) {
            binsFrom = Arrays.copyOf(binsFrom, binsFrom.length + 1);
            binsTo = Arrays.copyOf(binsTo, binsTo.length + 1);
            binsFrom[binsFrom.length - 1] = from;
            binsTo[binsTo.length - 1] = to;
            return this;
        }

        /** DE32. */
        public Builder acquirers(Collection<Long> values) {
            acquirers = values.stream().mapToLong(Long::longValue).sorted().toArray();
            return this;
        }

        /** DE18. */
        public Builder mccs(Collection<Integer> values) {
            mccs = values.stream().mapToInt(Integer::intValue).sorted().toArray();
            return this;
        }

        /** Minutes of the day; the end is not included, and may come before the start. */
        public Builder time(int from, int to) {
            fromMinute = from;
            toMinute = to;
            return this;
        }

        /** Only amounts larger than this, minor units. */
        public Builder amountAbove(long amountMinor) {
            amountAbove = amountMinor;
            return this;
        }

        public Match build() {
            return new Match(this);
        }
    }
}
