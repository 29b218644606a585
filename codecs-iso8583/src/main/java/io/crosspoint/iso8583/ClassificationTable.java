package io.crosspoint.iso8583;

import java.util.List;

/**
 * What messages of one MTI are about: the first row that fits decides. Where DE24 says nothing, as
 * in all dialects of 1987, the answers are worked out beforehand, one byte for each pair of codes.
 * Immutable.
 */
final class ClassificationTable {
    private static final List<TransactionKind> KINDS = List.of(TransactionKind.values());

    /** Two digits, and the absence of the field before them. */
    private static final int CODES = 101;

    private final ClassificationRow[] rows;
    private final byte[] answers;

    ClassificationTable(List<ClassificationRow> rows) {
        this.rows = rows.toArray(ClassificationRow[]::new);
        boolean byTwoCodes = rows.stream().allMatch(row -> row.function().isAll());
        answers = new byte[byTwoCodes && !rows.isEmpty() ? CODES * CODES : 0];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = (byte) KINDS.indexOf(search(i / CODES - 1, -1, i % CODES - 1));
        }
    }

    /**
     * What a message is about.
     *
     * @param processingPair the first two digits of DE3, negative without it
     * @param functionCode DE24, negative without it
     * @param conditionCode DE25, negative without it
     */
    TransactionKind kind(int processingPair, int functionCode, int conditionCode) {
        int pair = Math.max(processingPair, -1) + 1;
        int condition = Math.max(conditionCode, -1) + 1;
        return pair < CODES && condition < CODES && answers.length > 0
                ? KINDS.get(answers[pair * CODES + condition])
                : search(processingPair, functionCode, conditionCode);
    }

    /** Row by row. */
    TransactionKind search(int processingPair, int functionCode, int conditionCode) {
        for (ClassificationRow row : rows) {
            if (row.fits(processingPair, functionCode, conditionCode)) {
                return row.kind();
            }
        }
        return TransactionKind.UNKNOWN;
    }
}
