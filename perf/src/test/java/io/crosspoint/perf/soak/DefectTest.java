package io.crosspoint.perf.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.EnumSet;
import java.util.Set;

/** The simulation must be able to fail. */
class DefectTest {
    private static final int SEEDS = 40;
    private static final long STEPS = 5_000;

    @ParameterizedTest
    @EnumSource(value = Defect.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void shouldFindWhatIsPlantedByARuleThatItBreaks(Defect defect) {
        SoakPlan failing = SoakTest.failing(defect, SEEDS, STEPS);

        assertThat(rulesBrokenBy(defect))
                .as("%s, seed %d", defect, failing.seed())
                .contains(Soak.run(failing).findings().getFirst().check());
    }

    private static Set<Check> rulesBrokenBy(Defect defect) {
        return switch (defect) {
            case NONE -> EnumSet.noneOf(Check.class);
            case DURABLE_TOO_EARLY -> EnumSet.of(Check.DURABLE_FIRST);
            case REVERSAL_LOST_IN_CRASH ->
                    EnumSet.of(Check.BOOKS_AGREE, Check.DURABLE_FIRST, Check.SUMS_AGREE);
            case ADVICE_LOST_IN_CRASH -> EnumSet.of(Check.BOOKS_AGREE, Check.SUMS_AGREE);
            case RECORD_FOLDED_TWICE ->
                    EnumSet.of(Check.FOLD_IS_STATE, Check.COMES_TO_REST, Check.BUSINESS_DATE);
            case IN_FLIGHT_LOST_IN_CRASH ->
                    EnumSet.of(
                            Check.ONE_TRANSACTION,
                            Check.FOLD_IS_STATE,
                            Check.BOOKS_AGREE,
                            Check.BUSINESS_DATE,
                            Check.RULES);
            case DATE_LOST_IN_CRASH -> EnumSet.of(Check.BUSINESS_DATE);
            case REFUNDS_LOST_IN_CRASH -> EnumSet.of(Check.REFUNDS_WITHIN_ORIGINAL);
            case COUNTER_NOT_ROLLED_BACK -> EnumSet.of(Check.SENSIBLE_ANSWER);
            case RULES_LOST_IN_CRASH,
                    HOT_LIST_LOST_IN_CRASH,
                    RULES_STALE_WHEN_LOADED,
                    RISK_COUNTER_NOT_ROLLED_BACK ->
                    EnumSet.of(Check.RULES);
            case TOKEN_STATE_LOST_IN_CRASH -> EnumSet.of(Check.TOKENS);
            case RECORD_LOST_BEHIND_SNAPSHOT -> EnumSet.of(Check.FOLD_IS_STATE, Check.SAME_ANSWER);
            case INDEX_ANSWERS_TOO_EARLY, INDEX_ENTRIES_LOST_IN_CRASH ->
                    EnumSet.of(Check.ORIGINAL_FOUND);
            // Records that carry a standing clock's time are judged by what tokens were then.
            case TIMERS_LOST_IN_CRASH -> EnumSet.of(Check.COMES_TO_REST, Check.TOKENS);
            case ANSWER_DROPPED -> EnumSet.of(Check.ANSWERED, Check.COMES_TO_REST);
            case REQUEST_DOUBLED -> EnumSet.of(Check.ONE_TRANSACTION);
            case EFFECTS_OUT_OF_ORDER -> EnumSet.of(Check.SENT_ONCE);
            case KEYS_COLLIDE -> EnumSet.of(Check.SENSIBLE_ANSWER, Check.SAME_ANSWER);
            case LATE_APPROVAL_IGNORED, LATE_VOID_APPROVAL_IGNORED -> EnumSet.of(Check.BOOKS_AGREE);
            case ACQUIRER_REVERSAL_SWALLOWED ->
                    EnumSet.of(Check.BOOKS_AGREE, Check.SENSIBLE_ANSWER);
        };
    }
}
