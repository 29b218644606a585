package io.crosspoint.clearing.fees;

import io.crosspoint.clearing.csv.CsvRow;

import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Turns a row of text into a row of the table, or says what is wrong with it. */
final class FeeRowParser {
    static final List<String> COLUMNS =
            List.of(
                    "fee",
                    "currency",
                    "from",
                    "to",
                    "card_kind",
                    "mcc_group",
                    "product",
                    "amount_from_minor",
                    "amount_to_minor",
                    "rate_ppm",
                    "fixed_minor",
                    "minimum_minor",
                    "cap_minor",
                    "share_percent",
                    "rounding",
                    "refund");
    private static final String ANY = "*";
    private static final long RATE_LIMIT_PPM = 1_000_000;
    private static final int CURRENCY_LIMIT = 999;
    private static final List<RoundingMode> ROUNDINGS =
            List.of(
                    RoundingMode.HALF_UP,
                    RoundingMode.HALF_EVEN,
                    RoundingMode.HALF_DOWN,
                    RoundingMode.UP,
                    RoundingMode.DOWN);

    private final MccGroups groups;

    FeeRowParser(MccGroups groups) {
        this.groups = groups;
    }

    FeeRow parse(CsvRow row, int line) {
        row.requireAllCells();
        int from = row.date("from");
        int to = row.text("to").isEmpty() ? FeeRow.NO_END : row.date("to");
        if (to < from) {
            throw row.problem("to", row.text("to"), "a date not before from, " + from);
        }
        long least = amount(row, "amount_from_minor", 0);
        long most = amount(row, "amount_to_minor", FeeRow.AMOUNT_LIMIT);
        if (most < least) {
            throw row.problem("amount_to_minor", "" + most, least + " or more");
        }
        long minimum = amount(row, "minimum_minor", 0);
        long cap = amount(row, "cap_minor", FeeRow.AMOUNT_LIMIT);
        if (cap < minimum) {
            throw row.problem("cap_minor", "" + cap, "the minimum, " + minimum + ", or more");
        }
        return new FeeRow(
                line,
                row.oneOf("fee", List.of(FeeKind.values())),
                (int) row.number("currency", 1, CURRENCY_LIMIT),
                from,
                to,
                kinds(row),
                group(row),
                products(row),
                least,
                most,
                row.number("rate_ppm", 0, RATE_LIMIT_PPM),
                amount(row, "fixed_minor", 0),
                minimum,
                cap,
                (int) row.numberOr("share_percent", 100, 0, 100),
                row.text("rounding").isEmpty()
                        ? RoundingMode.HALF_UP
                        : row.oneOf("rounding", ROUNDINGS),
                row.oneOf("refund", List.of(RefundFees.values())));
    }

    private static long amount(CsvRow row, String column, long absent) {
        return row.numberOr(column, absent, 0, FeeRow.AMOUNT_LIMIT);
    }

    private static Set<CardKind> kinds(CsvRow row) {
        return row.text("card_kind").equals(ANY)
                ? EnumSet.allOf(CardKind.class)
                : EnumSet.of(row.oneOf("card_kind", List.of(CardKind.values())));
    }

    private static Set<Product> products(CsvRow row) {
        return row.text("product").equals(ANY)
                ? EnumSet.allOf(Product.class)
                : EnumSet.of(row.oneOf("product", List.of(Product.values())));
    }

    private Set<String> group(CsvRow row) {
        String group = row.text("mcc_group");
        if (group.equals(ANY)) {
            return Set.of();
        }
        if (!groups.contains(group)) {
            throw row.problem("mcc_group", group, "* or a group of " + FeeTable.GROUPS_FILE);
        }
        return Set.of(group);
    }
}
