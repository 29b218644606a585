package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.ReversalCause;

/**
 * Decides what comes without a message: limits that end, requests that never left, reversals due
 * again, dates to seal.
 */
final class ClockDecider {
    private final EngineState state;
    private final TransactionTable table;
    private final Records records;
    private final ReversalDecider reversals;
    private final int timedOutCode;
    private final long retryNs;
    private final long interruptedWaitNs;
    private final LinkPolicies links;
    private final FactsDecoder original = new FactsDecoder();
    private final Answer answer = new Answer();
    private final FactsDecoder facts = new FactsDecoder();
    private long reversalsDueNs;

    ClockDecider(
            EngineSettings settings,
            LinkPolicies links,
            EngineState state,
            Records records,
            ReversalDecider reversals) {
        this.links = links;
        this.state = state;
        this.table = state.table;
        this.records = records;
        this.reversals = reversals;
        this.timedOutCode = settings.timedOutCode();
        this.retryNs = settings.reversalRetryNs();
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
        if (state.dates.closingIsDrained()) {
            records.dateClosed(state.dates.closing(), records.lastSequence());
            return true;
        }
        return nowNs >= reversalsDueNs && reverseAgain(nowNs, effects);
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
        if (Types.isReversedAutomatically(facts.type())) {
            reversals.cameToNothing(slot, effects);
            if (table.reversalStan(slot) == 0) {
                reversals.queue(slot, cause, effects);
            }
        }
        answer.declined(timedOutCode);
        table.facts(slot, facts);
        records.concluded(
                facts.transactionId(), (int) facts.businessDate(), Outcome.TIMED_OUT, answer);
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
        reversals.cameToNothing(slot, effects);
        table.facts(slot, facts);
        answer.declined(ResponseCode.ISSUER_UNAVAILABLE);
        records.concluded(transactionId, (int) facts.businessDate(), Outcome.LINK_LOST, answer);
        effects.answer(table.facts(slot, facts), answer, false);
    }

    /** Sends one reversal that is due; without one, notes when to look again. */
    private boolean reverseAgain(long nowNs, Effects effects) {
        long earliestNs = nowNs + retryNs;
        for (int i = 0; i < state.reversals.count(); i++) {
            int slot = state.reversals.slotAt(i);
            long dueNs = table.nextAttemptNs(slot);
            if (dueNs <= nowNs) {
                reversals.send(slot, effects);
                return true;
            }
            earliestNs = Math.min(earliestNs, dueNs);
        }
        reversalsDueNs = earliestNs;
        return false;
    }
}
