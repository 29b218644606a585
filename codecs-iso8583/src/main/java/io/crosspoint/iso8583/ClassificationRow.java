package io.crosspoint.iso8583;

/**
 * One row of a dialect's classification table, for one MTI.
 *
 * @param processing values of the first two digits of DE3 that fit
 * @param function values of DE24 that fit
 * @param condition values of DE25 that fit
 */
record ClassificationRow(
        CodeSet processing, CodeSet function, CodeSet condition, TransactionKind kind) {

    boolean fits(int processingPair, int functionCode, int conditionCode) {
        return processing.has(processingPair)
                && function.has(functionCode)
                && condition.has(conditionCode);
    }
}
