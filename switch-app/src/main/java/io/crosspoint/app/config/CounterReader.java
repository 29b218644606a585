package io.crosspoint.app.config;

import io.crosspoint.core.risk.CounterSpec;
import io.crosspoint.journal.transactions.Counted;
import io.crosspoint.journal.transactions.CounterKey;
import io.crosspoint.journal.transactions.CounterMeasure;
import io.crosspoint.journal.transactions.TransactionType;

import java.util.List;
import java.util.Locale;

/** Makes one counter. */
final class CounterReader {
    static final List<TransactionType> TYPES =
            List.of(
                    TransactionType.PURCHASE,
                    TransactionType.PRE_AUTHORISATION,
                    TransactionType.OFFLINE_SALE);

    private static final int BUCKETS = 12;
    private static final int ENTRIES = 1 << 14;
    private static final int VALUES = 16;

    private CounterReader() {}

    static CounterSpec spec(Section section) {
        CounterMeasure measure =
                MatchReader.named(CounterMeasure.class, section.text("measure", "count"));
        boolean distinct = measure == CounterMeasure.DISTINCT;
        Counted usual = distinct ? Counted.ATTEMPTED : Counted.APPROVED;
        int entries = section.number("entries", ENTRIES);
        if (Integer.bitCount(entries) != 1) {
            throw section.defect("entries", "" + entries, "a power of two");
        }
        if (section.has("of") != distinct) {
            throw section.defect(
                    section.has("of") ? "of" : "measure",
                    measure.name().toLowerCase(Locale.ROOT)
                            + (distinct ? " of nothing" : " with of"),
                    "of beside measure distinct only");
        }
        try {
            return new CounterSpec(
                    section.text("id", ""),
                    MatchReader.named(CounterKey.class, section.text("by", "")),
                    measure,
                    distinct
                            ? MatchReader.named(CounterKey.class, section.text("of", ""))
                            : CounterKey.NULL_VAL,
                    section.has("counted")
                            ? MatchReader.named(Counted.class, section.text("counted", ""))
                            : usual,
                    window(section),
                    section.number("buckets", BUCKETS),
                    entries,
                    distinct ? section.number("values", VALUES) : 0);
        } catch (IllegalArgumentException e) {
            throw section.refused("id", e, "a counter that can be kept");
        }
    }

    private static int window(Section section) {
        String text = section.text("window", "");
        long count = Long.parseLong(text.substring(0, text.length() - 1));
        long seconds =
                switch (text.charAt(text.length() - 1)) {
                    case 's' -> count;
                    case 'm' -> count * 60;
                    case 'h' -> count * 3_600;
                    default -> count * 86_400;
                };
        if (seconds > CounterSpec.MOST_WINDOW_SECONDS) {
            throw section.defect("window", text, "at most 31d");
        }
        return (int) seconds;
    }
}
