package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.ReversalCause;
import io.crosspoint.journal.transactions.StoringCause;

/**
 * Decides what comes without a message: limits that end, requests that never left, reversals and
 * advices due again, dates to seal.
 */
final class ClockDecider {
    private final EngineState state;
    private final TransactionTable table;
    private final Records records;
    private final ReversalQueue reversals;
    private final AdviceQueue advices;
    private final DeliveryDecider deliveries;
    private final DateDecider dates;
    private final int timedOutCode;
    private final long interruptedWaitNs;
    private final LinkPolicies links;
    private final FactsDecoder original = new FactsDecoder();
    private final Answer answer = new Answer();
    private final FactsDecoder facts = new FactsDecoder();

    ClockDecider(
            EngineSettings settings,
            LinkPolicies links,
            EngineState state,
            Records records,
            DeliveryDecider deliveries,
            DateDecider dates) {
        this.links = links;
        this.state = state;
        this.table = state.table;
        this.records = records;
        this.reversals = deliveries.reversals();
        this.advices = deliveries.advices();
        this.deliveries = deliveries;
        this.dates = dates;
        this.timedOutCode = settings.timedOutCode();
        this.interruptedWaitNs = settings.interruptedWaitNs();
    }

    boolean step(long nowNs, Effects effects) {
        int expired = state.deadlines.expired(nowNs);
        if (expired != TransactionTable.NONE) {
            timeOut(expired, ReversalCause.TIMEOUT, effects);
            return true;
        }
        if (!state.interrupted.isEmpty() && takeUpInterrupted(nowNs, effects)) {
            return true;
        }
        return dates.step(nowNs) || deliveries.sendAgain(nowNs, effects);
    }

    /** Asks one issuer again that is there now, or gives one up that has not come back in time. */
    private boolean takeUpInterrupted(long nowNs, Effects effects) {
        int slot = state.interrupted.answerable(state);
        if (slot != TransactionTable.NONE) {
            askAgain(slot, nowNs, effects);
            return true;
        }
        if (nowNs - state.interrupted.sinceNs() >= interruptedWaitNs) {
            timeOut(state.interrupted.first(), ReversalCause.RECOVERY, effects);
            return true;
        }
        return false;
    }

    private void askAgain(int slot, long nowNs, Effects effects) {
        table.facts(slot, facts);
        records.askedAgain(
                facts.transactionId(),
                (int) facts.businessDate(),
                nowNs + links.timeoutNs(facts.issuerLink()));
        table.facts(slot, facts);
        int originalSlot = table.find(facts.originalId());
        effects.repeat(
                facts,
                originalSlot == TransactionTable.NONE ? null : table.facts(originalSlot, original));
    }

    /** Concludes one that can be reversed; what cannot waits to be asked again. */
    boolean recoverOne(long nowNs, Effects effects) {
        int slot = state.deadlines.expired(Long.MAX_VALUE);
        if (slot == TransactionTable.NONE) {
            return false;
        }
        timeOut(slot, ReversalCause.RECOVERY, effects);
        return true;
    }

    /** What the issuer must undo is written first: a loss of power may keep that record only. */
    private void timeOut(int slot, ReversalCause cause, Effects effects) {
        table.facts(slot, facts);
        if (wasBeingReversed(slot)) {
            conclude(slot, Outcome.REVERSED, ResponseCode.ANSWER_TOO_LATE, effects);
            return;
        }
        if (Types.isAdvice(facts.type())) {
            advices.store(slot, StoringCause.TIMEOUT, effects);
            return;
        }
        if (Types.isReversedAutomatically(facts.type())) {
            reversals.cameToNothing(slot, effects);
            if (table.reversalStan(slot) == 0) {
                reversals.queue(slot, cause, effects);
            }
        }
        conclude(slot, Outcome.TIMED_OUT, timedOutCode, effects);
    }

    /**
     * Its acquirer reversed it, and power was lost when that was written but not yet its end. The
     * switch reverses none of these by itself.
     */
    private boolean wasBeingReversed(int slot) {
        return table.is(slot, Flag.REVERSED) && !Types.isReversedAutomatically(facts.type());
    }

    private void conclude(int slot, Outcome outcome, int responseCode, Effects effects) {
        answer.declined(responseCode);
        table.facts(slot, facts);
        records.concluded(facts.transactionId(), (int) facts.businessDate(), outcome, answer);
        effects.answer(table.facts(slot, facts), answer, false);
    }

    /**
     * Nothing is to be reversed at an issuer that was never asked. One that was asked by a process
     * before may have answered: its new limit decides.
     */
    void neverLeft(long transactionId, Effects effects) {
        int slot = table.find(transactionId);
        if (slot == TransactionTable.NONE
                || !table.isInFlight(slot)
                || table.is(slot, Flag.ASKED_AGAIN)) {
            return;
        }
        if (Types.isAdvice(table.facts(slot, facts).type())) {
            advices.store(slot, StoringCause.ISSUER_DOWN, effects);
            return;
        }
        reversals.cameToNothing(slot, effects);
        conclude(slot, Outcome.LINK_LOST, ResponseCode.ISSUER_UNAVAILABLE, effects);
    }
}
