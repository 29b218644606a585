package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.ReversalCause;
import io.crosspoint.journal.transactions.TransactionType;

/**
 * Decides reversals that acquirers send. A reversal ends the matter whatever its timing: the
 * acquirer is told so at once, the issuer is pursued until it answers. That is written first of
 * all: should a loss of power keep the first record of a decision only, it must be the one by which
 * the issuer is still pursued.
 */
final class ReversalDecider {
    private final EngineState state;
    private final TransactionTable table;
    private final Records records;
    private final DeliveryRecords deliveries;
    private final ReversalQueue queue;
    private final long keptNs;
    private final Answer answer = new Answer();
    private final FactsDecoder facts = new FactsDecoder();

    ReversalDecider(
            EngineSettings settings,
            EngineState state,
            Records records,
            DeliveryRecords deliveries,
            ReversalQueue queue) {
        this.state = state;
        this.table = state.table;
        this.records = records;
        this.deliveries = deliveries;
        this.keptNs = settings.answersKeptNs();
        this.queue = queue;
    }

    void decide(Inbound reversal, Effects effects) {
        if (!reversal.namesOriginal()) {
            effects.answerInbound(ResponseCode.FORMAT_ERROR);
            return;
        }
        int told =
                state.reversalAnswers.find(
                        reversal.link,
                        reversal.stan,
                        reversal.transmissionTime,
                        reversal.acquirer,
                        reversal.forwarder);
        if (told == ReversalAnswers.NONE
                || records.nowNs() - state.reversalAnswers.answeredNs(told) > keptNs) {
            first(reversal, effects);
        } else {
            again(told, reversal, effects);
        }
    }

    /** The same answer; another original under the same key is another message. */
    private void again(int told, Inbound reversal, Effects effects) {
        state.totals.repeats++;
        boolean same = state.reversalAnswers.original(told) == originalHash(reversal);
        effects.answerInbound(same ? state.reversalAnswers.code(told) : ResponseCode.DUPLICATE);
    }

    private void first(Inbound reversal, Effects effects) {
        int slot = Originals.find(state, reversal);
        if (slot == TransactionTable.NONE) {
            withoutOriginal(reversal, effects);
            return;
        }
        int mismatch = mismatch(slot, reversal);
        if (mismatch != ResponseCode.NONE) {
            answer(reversal, mismatch, effects);
            return;
        }
        if (table.is(slot, Flag.REVERSED)) {
            answer(reversal, ResponseCode.APPROVED, effects);
            return;
        }
        if (table.refundedMinor(slot) != 0
                || table.is(slot, Flag.COMPLETED)
                || revivesASecondCompletion(slot)) {
            answer(reversal, ResponseCode.STATE_DIFFERS, effects);
            return;
        }
        known(slot, reversal, effects);
    }

    /** Nothing changes but what a repeat will be told. */
    private void answer(Inbound reversal, int responseCode, Effects effects) {
        deliveries.reversalAnswered(reversal, responseCode);
        effects.answerInbound(responseCode);
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
        if (state.orphans.contains(originalHash(reversal))) {
            answer(reversal, ResponseCode.ORIGINAL_NOT_FOUND, effects);
            return;
        }
        records.reversalAccepted(
                reversal, 0, state.dates.open().date, ResponseCode.ORIGINAL_NOT_FOUND);
        effects.answerInbound(ResponseCode.ORIGINAL_NOT_FOUND);
    }

    private static long originalHash(Inbound reversal) {
        return KeyIndex.hash(
                reversal.link,
                reversal.originalStan,
                reversal.originalTransmissionTime,
                reversal.originalAcquirer,
                reversal.originalForwarder);
    }

    private void known(int slot, Inbound reversal, Effects effects) {
        boolean wasInFlight = table.isInFlight(slot);
        boolean undo =
                (wasInFlight || mayHaveMovedMoney(slot))
                        && !table.is(slot, Flag.VOIDED)
                        && table.facts(slot, facts).type() != TransactionType.BALANCE_INQUIRY;
        if (undo) {
            queue.cameToNothing(slot, effects);
            queue.queue(slot, ReversalCause.ACQUIRER, effects);
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

    private void concludeReversed(int slot, Effects effects) {
        table.facts(slot, facts);
        answer.declined(ResponseCode.ANSWER_TOO_LATE);
        records.concluded(
                facts.transactionId(), (int) facts.businessDate(), Outcome.REVERSED, answer);
        effects.answer(table.facts(slot, facts), answer, false);
    }
}
