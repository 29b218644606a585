package io.crosspoint.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.transactions.ReversalQueuedDecoder;

import org.junit.jupiter.api.Test;

import java.util.function.Consumer;

/**
 * A loss of power may keep the first records of a decision and lose the others. Whatever survives,
 * an issuer that may have approved is reversed.
 */
class TornDecisionTest {
    private static final int STAN = 7;

    private final MemoryJournal journal = MemoryJournal.durableWhenTold();
    private final EngineHarness before = new EngineHarness(journal, EngineHarness.settings());

    private void ask(Inbound request) {
        before.start();
        before.signOn();
        before.decide(request);
        journal.makeDurable();
    }

    /** What a process finds when so many records of the last decisions survived. */
    private EngineHarness after(Consumer<EngineHarness> decision, int survivors) {
        decision.accept(before);
        long written = journal.position() - journal.durablePosition();
        assertThat(written).isGreaterThan(survivors);
        journal.makeDurable(journal.durablePosition() + survivors);
        EngineHarness after = new EngineHarness(journal.crash(), EngineHarness.settings());
        after.nowNs = before.nowNs;
        after.start();
        after.recover();
        after.signOn();
        return after;
    }

    private static void assertReversalPending(EngineHarness after) {
        assertThat(after.records(ReversalQueuedDecoder.TEMPLATE_ID)).isPositive();
        assertThat(after.engine.reversalsPending()).isEqualTo(1);
        assertThat(after.engine.inFlight()).isZero();
    }

    @Test
    void shouldReverseWhatTimedOutThoughOneRecordOfItSurvivedOnly() {
        ask(Messages.purchase(STAN, 10_00));

        assertReversalPending(after(switched -> switched.pass(EngineHarness.TIMEOUT_NS), 1));
    }

    @Test
    void shouldReverseALateApprovalThoughOneRecordOfItSurvivedOnly() {
        ask(Messages.purchase(STAN, 10_00));
        before.decide(Messages.answer(Messages.ISSUER, STAN, "05"));
        journal.makeDurable();

        assertReversalPending(
                after(
                        switched -> switched.decide(Messages.answer(Messages.ISSUER, STAN, "00")),
                        1));
    }

    @Test
    void shouldReverseWhatItsAcquirerReversesAgainAfterOneRecordSurvived() {
        ask(Messages.purchase(STAN, 10_00));
        EngineHarness after = after(each -> each.decide(Messages.reversalOf(8, STAN)), 1);
        after.decide(Messages.reversalOf(8, STAN));

        assertReversalPending(after);
    }

    @Test
    void shouldReverseAnUnclearAnswerThoughOneRecordOfItSurvivedOnly() {
        ask(Messages.purchase(STAN, 10_00));
        Inbound unclear = Messages.answer(Messages.ISSUER, STAN, "00");
        unclear.responseCode = ResponseCode.NONE;

        assertReversalPending(after(switched -> switched.decide(unclear), 1));
    }

    @Test
    void shouldNotDeliverAnAdviceWhoseReversalSurvivedWithoutItsConclusion() {
        ask(Messages.offlineSale(STAN, 10_00));
        EngineHarness after = after(each -> each.decide(reversalOfAdvice()), 1);

        assertReversalPending(after);
        assertThat(after.engine.advicesPending()).isZero();
        assertThat(after.pass(EngineHarness.TIMEOUT_NS))
                .extracting(Sent::kind)
                .containsOnly(Sent.Kind.REVERSE);
    }

    @Test
    void shouldNotAskAgainForARefundWhoseReversalSurvivedWithoutItsConclusion() {
        before.start();
        before.signOn();
        before.approved(Messages.purchase(1, 10_00));
        before.decide(Messages.refundOf(STAN, 1, 4_00));
        journal.makeDurable();
        EngineHarness after = after(each -> each.decide(reversalOfAdvice()), 1);

        assertReversalPending(after);
        assertThat(after.pass(EngineHarness.TIMEOUT_NS))
                .extracting(Sent::kind)
                .containsOnly(Sent.Kind.REVERSE);
        assertThat(after.code(reversalOfAdvice())).isEqualTo("00");
    }

    private static Inbound reversalOfAdvice() {
        Inbound reversal = Messages.reversalOf(8, STAN);
        reversal.originalMti = 220;
        return reversal;
    }

    /**
     * The void of a purchase that its acquirer reversed meanwhile is undone: so is the purchase.
     */
    @Test
    void shouldReverseThePurchaseOfAVoidThatIsReversedThoughOneRecordSurvivedOnly() {
        ask(Messages.purchase(STAN, 10_00));
        before.decide(Messages.answer(Messages.ISSUER, STAN, "00"));
        before.approved(Messages.voidOf(8, STAN, 10_00));
        before.decide(Messages.reversalOf(9, STAN));
        journal.makeDurable();
        EngineHarness after = after(each -> each.decide(voidReversal()), 1);
        after.decide(voidReversal());

        assertThat(after.engine.reversalsPending()).isEqualTo(2);
    }

    private static Inbound voidReversal() {
        return Messages.reversalOf(10, 8);
    }
}
