package io.crosspoint.iso8583;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

final class ClassificationTableTest {
    private static final Set<Integer> ALL = Set.of();
    private static final TransactionKind[] KINDS = TransactionKind.values();

    @Test
    void shouldAnswerWhatTheFirstRowThatFitsSays() {
        Random random = new Random(8583);
        for (int table = 0; table < 50; table++) {
            boolean withFunction = table % 5 == 0;
            ClassificationTable tested =
                    new ClassificationTable(
                            List.of(
                                    row(random, withFunction),
                                    row(random, withFunction),
                                    row(random, withFunction)));
            for (int pair = -2; pair < 102; pair++) {
                for (int condition = -2; condition < 102; condition++) {
                    int function = random.nextInt(-1, 300);
                    assertThat(tested.kind(pair, function, condition))
                            .isEqualTo(tested.search(pair, function, condition));
                }
            }
            assertThat(tested.kind(3, 200, 1510)).isEqualTo(tested.search(3, 200, 1510));
        }
    }

    @Test
    void shouldPreferTheRowThatComesFirst() {
        CodeSet zero = new CodeSet(Set.of(0));
        CodeSet all = new CodeSet(ALL);
        ClassificationTable table =
                new ClassificationTable(
                        List.of(
                                new ClassificationRow(zero, all, all, TransactionKind.PURCHASE),
                                new ClassificationRow(all, all, zero, TransactionKind.VOID)));
        assertThat(table.kind(0, -1, 0)).isEqualTo(TransactionKind.PURCHASE);
        assertThat(table.kind(20, -1, 0)).isEqualTo(TransactionKind.VOID);
        assertThat(table.kind(-1, -1, 0)).isEqualTo(TransactionKind.VOID);
        assertThat(table.kind(20, -1, -1)).isEqualTo(TransactionKind.UNKNOWN);
    }

    @Test
    void shouldKnowNothingWithoutRows() {
        assertThat(new ClassificationTable(List.of()).kind(0, -1, 0))
                .isEqualTo(TransactionKind.UNKNOWN);
    }

    private static ClassificationRow row(Random random, boolean withFunction) {
        return new ClassificationRow(
                codes(random, 100),
                withFunction ? codes(random, 300) : new CodeSet(ALL),
                codes(random, 100),
                KINDS[random.nextInt(KINDS.length)]);
    }

    /** Some codes, the absence of the field among them at times. */
    private static CodeSet codes(Random random, int below) {
        Set<Integer> values = new TreeSet<>();
        for (int i = random.nextInt(0, 60); i > 0; i--) {
            values.add(random.nextInt(below));
        }
        if (random.nextBoolean()) {
            values.add(CodeSet.ABSENT);
        }
        return new CodeSet(values);
    }
}
