package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.ReversalCause;
import io.crosspoint.journal.transactions.TransactionType;

/**
 * Decides reversals that acquirers send, and queues and sends those that issuers must get. A
 * reversal ends the matter whatever its timing: the acquirer is told so at once, the issuer is
 * pursued until it answers. That is written first of all: should a loss of power keep the first
 * record of a decision only, it must be the one by which the issuer is still pursued.
 */
final class ReversalDecider {
    private static final int MOST_DOUBLINGS = 6;

    private final EngineState state;
    private final TransactionTable table;
    private final Records records;
    private final long retryNs;
    private final Answer answer = new Answer();
    private final FactsDecoder facts = new FactsDecoder();

    ReversalDecider(EngineSettings settings, EngineState state, Records records) {
        this.state = state;
        this.table = state.table;
        this.records = records;
        this.retryNs = settings.reversalRetryNs();
    }

    void decide(Inbound reversal, Effects effects) {
        if (!reversal.namesOriginal()) {
            effects.answerInbound(ResponseCode.FORMAT_ERROR);
            return;
        }
        int slot = Originals.find(state, reversal);
        if (slot == TransactionTable.NONE) {
            withoutOriginal(reversal, effects);
            return;
        }
        int mismatch = mismatch(slot, reversal);
        if (mismatch != ResponseCode.NONE) {
            effects.answerInbound(mismatch);
            return;
        }
        if (table.is(slot, Flag.REVERSED)) {
            effects.answerInbound(ResponseCode.APPROVED);
            return;
        }
        if (table.refundedMinor(slot) != 0
                || table.is(slot, Flag.COMPLETED)
                || revivesASecondCompletion(slot)) {
            effects.answerInbound(ResponseCode.STATE_DIFFERS);
            return;
        }
        known(slot, reversal, effects);
    }

    /** A reversal that names a card or an amount must name the original's: it undoes the whole. */
    private int mismatch(int slot, Inbound reversal) {
        table.facts(slot, facts);
        boolean sameCard =
                reversal.tokenLength != 0
                        ? reversal.token == facts.token()
                        : reversal.panLength == 0
                                || (reversal.sealHigh == facts.sealHigh()
                                        && reversal.sealLow == facts.sealLow());
        if (!sameCard) {
            return ResponseCode.INVALID_CARD;
        }
        boolean sameAmount =
                reversal.amountMinor <= 0 || reversal.amountMinor == facts.amountMinor();
        return sameAmount ? ResponseCode.NONE : ResponseCode.AMOUNT_DIFFERS;
    }

    /** The void of a completion may not be undone once another completion took its place. */
    private boolean revivesASecondCompletion(int slot) {
        if (table.facts(slot, facts).type() != TransactionType.COMPLETION_VOID
                || table.outcome(slot) != Outcomes.APPROVED) {
            return false;
        }
        int completion = table.find(facts.originalId());
        if (completion == TransactionTable.NONE) {
            return false;
        }
        int authorisation = table.find(table.facts(completion, facts).originalId());
        return authorisation != TransactionTable.NONE && table.is(authorisation, Flag.COMPLETED);
    }

    /** Reversed, it is as it was: declined. One that is not known may still come. */
    private void withoutOriginal(Inbound reversal, Effects effects) {
        int refused = Originals.findRefused(state, reversal);
        if (refused == TransactionTable.NONE) {
            unknown(reversal, effects);
            return;
        }
        records.reversalAccepted(
                reversal,
                state.refused.facts(refused, facts).transactionId(),
                state.dates.open().date,
                ResponseCode.APPROVED);
        effects.answerInbound(ResponseCode.APPROVED);
    }

    /** The original may still be on its way: it is declined when it comes. */
    private void unknown(Inbound reversal, Effects effects) {
        long original =
                KeyIndex.hash(
                        reversal.link,
                        reversal.originalStan,
                        reversal.originalTransmissionTime,
                        reversal.originalAcquirer,
                        reversal.originalForwarder);
        if (!state.orphans.contains(original)) {
            records.reversalAccepted(
                    reversal, 0, state.dates.open().date, ResponseCode.ORIGINAL_NOT_FOUND);
        }
        effects.answerInbound(ResponseCode.ORIGINAL_NOT_FOUND);
    }

    private void known(int slot, Inbound reversal, Effects effects) {
        boolean wasInFlight = table.isInFlight(slot);
        boolean undo =
                (wasInFlight || mayHaveMovedMoney(slot))
                        && !table.is(slot, Flag.VOIDED)
                        && table.facts(slot, facts).type() != TransactionType.BALANCE_INQUIRY;
        if (undo) {
            cameToNothing(slot, effects);
            queue(slot, ReversalCause.ACQUIRER, effects);
        }
        if (wasInFlight) {
            concludeReversed(slot, effects);
        }
        records.reversalAccepted(
                reversal,
                table.facts(slot, facts).transactionId(),
                state.dates.open().date,
                ResponseCode.APPROVED);
        effects.answerInbound(ResponseCode.APPROVED);
    }

    private boolean mayHaveMovedMoney(int slot) {
        int outcome = table.outcome(slot);
        return outcome == Outcomes.APPROVED || outcome == Outcomes.TIMED_OUT;
    }

    /**
     * A transaction did not happen or is undone. If it is the void of one that its acquirer
     * reversed meanwhile, which was left to the void, then that one is reversed now.
     */
    void cameToNothing(int slot, Effects effects) {
        if (!Types.isVoid(table.facts(slot, facts).type())) {
            return;
        }
        int original = table.find(facts.originalId());
        if (original != TransactionTable.NONE
                && table.is(original, Flag.REVERSED)
                && table.outcome(original) == Outcomes.APPROVED
                && table.reversalStan(original) == 0) {
            queue(original, ReversalCause.ACQUIRER, effects);
        }
    }

    private void concludeReversed(int slot, Effects effects) {
        table.facts(slot, facts);
        answer.declined(ResponseCode.ANSWER_TOO_LATE);
        records.concluded(
                facts.transactionId(), (int) facts.businessDate(), Outcome.REVERSED, answer);
        effects.answer(table.facts(slot, facts), answer, false);
    }

    /** Puts a transaction on the list of what its issuer must undo and sends the first reversal. */
    void queue(int slot, ReversalCause cause, Effects effects) {
        table.facts(slot, facts);
        int link = facts.issuerLink();
        records.reversalQueued(
                facts.transactionId(),
                state.dates.open().date,
                cause,
                state.nextIssuerStan(link),
                TransmissionTime.at(records.nowNs()));
        send(slot, effects);
    }

    /** Sends a pending reversal when its link is signed on, and says when it is due again. */
    void send(int slot, Effects effects) {
        table.facts(slot, facts);
        int attempt = table.attempts(slot);
        boolean signedOn = state.isSignedOn(facts.issuerLink());
        if (signedOn) {
            effects.reverse(facts, table.reversalStan(slot), table.reversalTime(slot), attempt);
        }
        long waitNs = retryNs << Math.min(attempt, MOST_DOUBLINGS);
        table.attempted(slot, signedOn ? attempt + 1 : attempt, records.nowNs() + waitNs);
    }
}
