package io.crosspoint.iso8583;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Checks of bytes at known places: one short loop over all words that are ranges of characters,
 * whatever their range is, one over hex digits, one over BCD. What is rarer is checked run by run.
 *
 * <p>Bytes that do not count are 0, so that nothing is carried from them to their neighbours.
 */
final class WordChecks {
    private static final int STEP = 8;

    private final WordList ranges = new WordList();
    private long[] notBelow = new long[0];
    private long[] above = new long[0];
    private final WordList hexDigits = new WordList();
    private final WordList bcd = new WordList();

    private int runs;
    private ByteKind[] kinds = new ByteKind[STEP];
    private int[] from = new int[STEP];
    private int[] to = new int[STEP];

    void clear() {
        ranges.clear();
        hexDigits.clear();
        bcd.clear();
        runs = 0;
    }

    /** Whether all bytes are what they may be. */
    boolean hold(byte @Nullable [] in, long base) {
        return (outOfRange(in, base) | notHex(in, base) | notBcd(in, base) | others(in, base)) == 0;
    }

    private long outOfRange(byte @Nullable [] in, long base) {
        int[] places = ranges.places();
        long[] keeps = ranges.keeps();
        long found = 0;
        for (int i = 0; i < ranges.count(); i++) {
            long eight = Octets.eight(in, base + places[i]) & keeps[i];
            found |= Words.notBetween(eight, notBelow[i], above[i]) & keeps[i];
        }
        return found;
    }

    private long notHex(byte @Nullable [] in, long base) {
        long found = 0;
        for (int i = 0; i < hexDigits.count(); i++) {
            long keep = hexDigits.keeps()[i];
            found |= Words.notHex(Octets.eight(in, base + hexDigits.places()[i]) & keep) & keep;
        }
        return found;
    }

    private long notBcd(byte @Nullable [] in, long base) {
        long found = 0;
        for (int i = 0; i < bcd.count(); i++) {
            found |= Words.notBcd(Octets.eight(in, base + bcd.places()[i]) & bcd.keeps()[i]);
        }
        return found;
    }

    private long others(byte @Nullable [] in, long base) {
        long found = 0;
        for (int i = 0; i < runs; i++) {
            found |= kinds[i].defects(in, base + from[i], base + to[i]);
        }
        return found;
    }

    /** Adds a run of at least one byte. */
    void add(ByteKind kind, int first, int end) {
        if (kind.isRange()) {
            addRange(kind, first, end);
        } else if (kind == ByteKind.HEX) {
            hexDigits.add(first, end);
        } else if (kind == ByteKind.BCD) {
            bcd.add(first, end);
        } else {
            addOther(kind, first, end);
        }
    }

    private void addRange(ByteKind kind, int first, int end) {
        int before = ranges.count();
        ranges.add(first, end);
        if (notBelow.length < ranges.count()) {
            notBelow = Arrays.copyOf(notBelow, ranges.places().length);
            above = Arrays.copyOf(above, notBelow.length);
        }
        Arrays.fill(notBelow, before, ranges.count(), kind.notBelow());
        Arrays.fill(above, before, ranges.count(), kind.above());
    }

    private void addOther(ByteKind kind, int first, int end) {
        if (runs == from.length) {
            kinds = Arrays.copyOf(kinds, runs + STEP);
            from = Arrays.copyOf(from, runs + STEP);
            to = Arrays.copyOf(to, runs + STEP);
        }
        kinds[runs] = kind;
        from[runs] = first;
        to[runs++] = end;
    }
}
