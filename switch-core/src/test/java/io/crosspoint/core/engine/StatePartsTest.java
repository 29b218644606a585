package io.crosspoint.core.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** No table can be left out of the comparison of states. */
class StatePartsTest {
    private final AbsentChanges table = new AbsentChanges();

    @Test
    void shouldRefuseADigestThatLeavesATableOut() {
        StatePart part = new StatePart("engine.absent", 1);
        for (DigestNumber number : DigestNumber.values()) {
            if (number != DigestNumber.RISK) {
                part.with(table, number, table::digest);
            }
        }

        assertThatThrownBy(() -> new StateParts(part))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("digest without [RISK] (expected: all)");
    }

    @Test
    void shouldRefuseANumberOfTwoTables() {
        StatePart one = new StatePart("engine.absent", 1);
        StatePart two = new StatePart("engine.dates", 1);
        one.with(table, DigestNumber.ABSENT, table::digest);
        two.with(table, DigestNumber.ABSENT, table::digest);

        assertThatThrownBy(() -> new StateParts(one, two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ABSENT twice (expected: once)");
    }
}
