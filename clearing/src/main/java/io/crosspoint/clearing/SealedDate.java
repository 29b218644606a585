package io.crosspoint.clearing;

/**
 * What the journal says of a closed business date.
 *
 * @param firstRead sequence of the first record read, which may lie before the date
 * @param closeSequence of the record that closed it
 * @param approvedAmountMinor over approved purchases and completions
 */
record SealedDate(
        int businessDate,
        long firstRead,
        long closeSequence,
        long acceptedCount,
        long approvedCount,
        long approvedAmountMinor) {}
