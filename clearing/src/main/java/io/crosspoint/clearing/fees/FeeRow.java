package io.crosspoint.clearing.fees;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/**
 * One row of the table: when it applies and what it costs. Ranges are inclusive at both ends.
 *
 * @param ratePpm millionths of the amount; 3500 is 0.35 %
 * @param sharePercent part of the fee that is charged, after minimum and cap
 */
record FeeRow(
        int line,
        FeeKind fee,
        int currency,
        int from,
        int to,
        Set<CardKind> cardKinds,
        Set<String> mccGroups,
        Set<Product> products,
        long amountFromMinor,
        long amountToMinor,
        long ratePpm,
        long fixedMinor,
        long minimumMinor,
        long capMinor,
        int sharePercent,
        RoundingMode rounding,
        RefundFees refund) {
    /** Amounts have at most 12 digits (DE4). */
    static final long AMOUNT_LIMIT = 999_999_999_999L;

    static final int NO_END = 9999_12_31;
    private static final int PPM_DIGITS = 6;
    private static final int PERCENT_DIGITS = 2;

    boolean applies(FeeCase to, Set<String> groupsOfMcc) {
        return currency == to.currency()
                && from <= to.businessDate()
                && to.businessDate() <= this.to
                && cardKinds.contains(to.cardKind())
                && products.contains(to.product())
                && amountFromMinor <= to.amountMinor()
                && to.amountMinor() <= amountToMinor
                && (mccGroups.isEmpty() || mccGroups.stream().anyMatch(groupsOfMcc::contains));
    }

    /** Whether whatever meets {@code later} meets this row too, so that it never gets a turn. */
    boolean hides(FeeRow later) {
        return fee == later.fee
                && currency == later.currency
                && from <= later.from
                && later.to <= to
                && cardKinds.containsAll(later.cardKinds)
                && products.containsAll(later.products)
                && amountFromMinor <= later.amountFromMinor
                && later.amountToMinor <= amountToMinor
                && (mccGroups.isEmpty()
                        || (!later.mccGroups.isEmpty() && mccGroups.containsAll(later.mccGroups)));
    }

    Fee charge(long amountMinor) {
        BigDecimal exact =
                BigDecimal.valueOf(amountMinor)
                        .multiply(BigDecimal.valueOf(ratePpm))
                        .movePointLeft(PPM_DIGITS)
                        .add(BigDecimal.valueOf(fixedMinor));
        BigDecimal bounded =
                exact.max(BigDecimal.valueOf(minimumMinor)).min(BigDecimal.valueOf(capMinor));
        BigDecimal charged =
                bounded.multiply(BigDecimal.valueOf(sharePercent)).movePointLeft(PERCENT_DIGITS);
        return new Fee(charged.setScale(0, rounding).longValueExact(), line, rounding, refund);
    }
}
