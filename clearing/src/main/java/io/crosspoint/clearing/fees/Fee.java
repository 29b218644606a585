package io.crosspoint.clearing.fees;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One fee of one transaction, rounded once.
 *
 * @param amountMinor minor units, 0 or more
 * @param row line of the fee table that decided, for audit
 * @param rounding the row's mode, also for the parts that refunds return
 * @param refund what refunds do with this fee
 */
public record Fee(long amountMinor, int row, RoundingMode rounding, RefundFees refund) {

    /**
     * What one of several partial refunds returns. Each refund moves the total returned to the
     * rounded share of the total refunded, so that the parts of a full refund add up to the fee.
     *
     * @param originalMinor amount of the original, above 0
     * @param refundedBeforeMinor sum of the refunds before this one
     * @param refundMinor this refund
     */
    public long returnedBy(long originalMinor, long refundedBeforeMinor, long refundMinor) {
        if (refund == RefundFees.KEEP || amountMinor == 0) {
            return 0;
        }
        return share(refundedBeforeMinor + refundMinor, originalMinor)
                - share(refundedBeforeMinor, originalMinor);
    }

    private long share(long partMinor, long wholeMinor) {
        return BigDecimal.valueOf(amountMinor)
                .multiply(BigDecimal.valueOf(partMinor))
                .divide(BigDecimal.valueOf(wholeMinor), 0, rounding)
                .longValueExact();
    }
}
