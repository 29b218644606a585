package io.crosspoint.core.risk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Acquirers' merchants and their categories, as loaded from a file; immutable. Checks allocate
 * nothing.
 */
public final class MerchantRegistry {

    /** What the registry says of a payment. */
    public enum Finding {
        AS_REGISTERED,
        UNKNOWN,
        DIFFERS
    }

    /**
     * One merchant, or one terminal of it.
     *
     * @param merchant DE42 without padding
     * @param terminal DE41 without padding; empty when any of the merchant's may be
     * @param mcc DE18, 1 to 9999
     */
    public record Row(long acquirer, String merchant, String terminal, int mcc, String name) {}

    public static final int MOST_ROWS = 1_000_000;
    public static final MerchantRegistry EMPTY = new MerchantRegistry(List.of());

    private static final int NONE = -1;

    private final long[] acquirers;
    private final int merchants;
    private final KeyTable merchantKeys;
    private final KeyTable terminalKeys;

    /**
     * @throws IllegalArgumentException when two rows contradict each other
     */
    public MerchantRegistry(List<Row> rows) {
        Set<Long> known = new HashSet<>();
        Map<String, Integer> categories = new HashMap<>();
        List<Row> terminals = new ArrayList<>();
        for (Row row : rows) {
            known.add(row.acquirer());
            String merchant = row.acquirer() + "/" + row.merchant();
            Integer before = categories.putIfAbsent(merchant, row.mcc());
            if (before != null && before != row.mcc()) {
                throw new IllegalArgumentException(
                        "merchant %s of %d: category %04d beside %04d (expected: one)"
                                .formatted(row.merchant(), row.acquirer(), row.mcc(), before));
            }
            if (!row.terminal().isEmpty()) {
                terminals.add(row);
            }
        }
        acquirers = known.stream().mapToLong(Long::longValue).sorted().toArray();
        merchants = categories.size();
        merchantKeys = new KeyTable(rows.size());
        terminalKeys = new KeyTable(terminals.size());
        for (Row row : rows) {
            merchantKeys.put(head(row), tail(row), row.acquirer(), row.mcc());
        }
        terminals.forEach(this::putTerminal);
    }

    private void putTerminal(Row row) {
        byte[] id = HotKey.padded(row.terminal(), HotKey.TERMINAL_LENGTH);
        long terminal = Subject.word(id, 0, HotKey.TERMINAL_LENGTH);
        int merchant = merchantKeys.find(head(row), tail(row), row.acquirer());
        int before = terminalKeys.find(terminal, 0, row.acquirer());
        if (before != NONE && terminalKeys.value(before) != merchant) {
            throw new IllegalArgumentException(
                    "terminal %s of %d: two merchants (expected: one)"
                            .formatted(row.terminal(), row.acquirer()));
        }
        terminalKeys.put(terminal, 0, row.acquirer(), merchant);
    }

    private static long head(Row row) {
        return Subject.word(HotKey.padded(row.merchant(), HotKey.MERCHANT_LENGTH), 0, 8);
    }

    private static long tail(Row row) {
        return Subject.word(HotKey.padded(row.merchant(), HotKey.MERCHANT_LENGTH), 8, 7);
    }

    public int merchants() {
        return merchants;
    }

    boolean isEmpty() {
        return merchants == 0;
    }

    /** A merchant of an acquirer that the registry holds nothing of is as registered. */
    Finding check(Subject subject) {
        if (Arrays.binarySearch(acquirers, subject.acquirer) < 0) {
            return Finding.AS_REGISTERED;
        }
        int merchant =
                merchantKeys.find(subject.merchantHead, subject.merchantTail, subject.acquirer);
        int terminal = terminalKeys.find(subject.terminal, 0, subject.acquirer);
        if (terminal != NONE && terminalKeys.value(terminal) != merchant) {
            return Finding.DIFFERS;
        }
        if (merchant == NONE) {
            return Finding.UNKNOWN;
        }
        return merchantKeys.value(merchant) == subject.mcc
                ? Finding.AS_REGISTERED
                : Finding.DIFFERS;
    }

    @Override
    public String toString() {
        return "MerchantRegistry[" + merchants + " merchants]";
    }

    /** Numbers by keys of three words: open addressing, at most half full, never emptied. */
    private static final class KeyTable {
        private static final int WORDS = 3;
        private final long[] keys;
        private final int[] values;
        private final boolean[] used;
        private final int mask;

        KeyTable(int most) {
            int size = Integer.highestOneBit(Math.max(most, 1)) * 4;
            keys = new long[size * WORDS];
            values = new int[size];
            used = new boolean[size];
            mask = size - 1;
        }

        int find(long first, long second, long third) {
            int place = home(first, second, third);
            while (used[place]) {
                int at = place * WORDS;
                if (keys[at] == first && keys[at + 1] == second && keys[at + 2] == third) {
                    return place;
                }
                place = place + 1 & mask;
            }
            return NONE;
        }

        void put(long first, long second, long third, int value) {
            int place = home(first, second, third);
            while (used[place]) {
                int at = place * WORDS;
                if (keys[at] == first && keys[at + 1] == second && keys[at + 2] == third) {
                    break;
                }
                place = place + 1 & mask;
            }
            used[place] = true;
            keys[place * WORDS] = first;
            keys[place * WORDS + 1] = second;
            keys[place * WORDS + 2] = third;
            values[place] = value;
        }

        int value(int place) {
            return values[place];
        }

        private int home(long first, long second, long third) {
            return (int) Subject.mix(Subject.mix(first ^ third) + second) & mask;
        }
    }
}
