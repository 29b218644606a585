package io.crosspoint.iso8583;

/**
 * Fields that a message must, or must not, carry when all conditions hold.
 *
 * @param mandatory as {@link BitSets}
 * @param forbidden as {@link BitSets}
 * @param processing values of the first two digits of DE3 for which the rule holds
 * @param function values of DE24 for which the rule holds
 * @param condition values of DE25 for which the rule holds
 * @param present fields that must all be there for the rule to hold
 * @param absent fields none of which may be there for the rule to hold
 * @param words the conditions for an error, beginning with "when"
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record ConditionalRule(
        long[] mandatory,
        long[] forbidden,
        CodeSet processing,
        CodeSet function,
        CodeSet condition,
        long[] present,
        long[] absent,
        String words) {

    boolean holds(long[] fields, int processingPair, int functionCode, int conditionCode) {
        for (int i = 0; i < fields.length; i++) {
            if ((present[i] & ~fields[i]) != 0 || (absent[i] & fields[i]) != 0) {
                return false;
            }
        }
        return processing.has(processingPair)
                && function.has(functionCode)
                && condition.has(conditionCode);
    }
}
