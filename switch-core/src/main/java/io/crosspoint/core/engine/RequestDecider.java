package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.StoringCause;
import io.crosspoint.journal.transactions.TransactionType;

import org.jspecify.annotations.Nullable;

/** Decides requests of acquirers: a repeat, a decline, or on to the issuer. */
final class RequestDecider {
    private static final long NO_ROOM = 0;

    private final long keptNs;
    private final EngineState state;
    private final TransactionTable table;
    private final Records records;
    private final RequestChecks checks;
    private final AdviceQueue advices;
    private final NetworkDecider network;
    private final Draft draft = new Draft();
    private final Answer answer = new Answer();
    private boolean stopped;
    private long keyHash;
    private final FactsDecoder facts = new FactsDecoder();
    private final FactsDecoder original = new FactsDecoder();

    RequestDecider(
            EngineSettings settings,
            EngineState state,
            Records records,
            RequestChecks checks,
            AdviceQueue advices,
            NetworkDecider network) {
        this.keptNs = settings.answersKeptNs();
        this.state = state;
        this.table = state.table;
        this.records = records;
        this.checks = checks;
        this.advices = advices;
        this.network = network;
    }

    /** While stopped, what is new is answered 96 and leaves no record. */
    void stop(boolean newStopped) {
        stopped = newStopped;
    }

    void decide(Inbound message, long nowNs, Effects effects) {
        TransactionType type = Types.of(message.kind);
        if (type == null) {
            effects.answerInbound(ResponseCode.INVALID_TRANSACTION);
            return;
        }
        keyHash = keyHash(message);
        int known = kept(table, find(state.keys, message, keyHash), nowNs);
        int refused = kept(state.refused, find(state.refusedKeys, message, keyHash), nowNs);
        if (known != TransactionTable.NONE && isSame(message, type, table, known)) {
            repeated(known, effects);
            return;
        }
        if (refused != TransactionTable.NONE && isSame(message, type, state.refused, refused)) {
            refusedAgain(refused, effects);
            return;
        }
        if (!network.mayAsk(message.link)) {
            // Nothing is decided: asked again once signed on, it is taken.
            effects.answerInbound(ResponseCode.NOT_PERMITTED_TO_TERMINAL);
            return;
        }
        long transactionId = stopped ? NO_ROOM : nextTransactionId();
        if (transactionId == NO_ROOM) {
            effects.answerInbound(ResponseCode.SYSTEM_MALFUNCTION);
            return;
        }
        draft.start(message);
        draft.type = type;
        draft.transactionId = transactionId;
        draft.businessDate = state.dates.open().date;
        boolean isNew = known == TransactionTable.NONE && refused == TransactionTable.NONE;
        int refusal = isNew ? checks.check(draft, keyHash, nowNs) : ResponseCode.DUPLICATE;
        if (refusal != ResponseCode.NONE) {
            decline(refusal, effects);
        } else if (sparesItsOriginal()) {
            accept(effects);
        } else {
            effects.answerInbound(ResponseCode.SYSTEM_MALFUNCTION);
        }
    }

    /** What a follow-up is about is still needed: it takes another place than that one's. */
    private boolean sparesItsOriginal() {
        if (draft.originalSlot == table.slotOf(draft.transactionId)) {
            draft.transactionId = freeId(draft.transactionId + 1, table.capacity() - 1);
        }
        return draft.transactionId != NO_ROOM;
    }

    /** What the issuer cannot be told now is answered for it; it can only be an advice. */
    private void accept(Effects effects) {
        records.accepted(draft);
        if (state.links.isSignedOn(factsOf(draft.transactionId).issuerLink())) {
            effects.forward(factsOf(draft.transactionId), originalFacts());
        } else {
            advices.store(table.slotOf(draft.transactionId), StoringCause.ISSUER_DOWN, effects);
        }
    }

    static int find(TransactionKeys keys, Inbound message, long keyHash) {
        if (message.link == 0) {
            return keys.byOrder(message.forwarder, message.rrn);
        }
        return keys.byRequest(message, keyHash);
    }

    /** What was answered longer ago than answers are kept for is as if it had not been asked. */
    private int kept(TransactionTable in, int slot, long nowNs) {
        return slot != TransactionTable.NONE && in.isForgottenAt(slot, nowNs, keptNs)
                ? TransactionTable.NONE
                : slot;
    }

    private void decline(int responseCode, Effects effects) {
        draft.transactionId = state.counters.lastRefusedId() + 1;
        records.declined(draft, responseCode);
        answer.declined(responseCode);
        int slot = state.refused.slotOf(draft.transactionId);
        effects.answer(state.refused.facts(slot, facts), answer, false);
    }

    private void refusedAgain(int slot, Effects effects) {
        state.totals.repeats++;
        state.refused.answer(slot, answer);
        effects.answer(state.refused.facts(slot, facts), answer, false);
    }

    /** In flight: the one answer to come serves both. Else the first answer again. */
    private void repeated(int slot, Effects effects) {
        state.totals.repeats++;
        table.facts(slot, facts);
        if (table.isInFlight(slot)) {
            effects.joined(facts);
        } else {
            table.answer(slot, answer);
            if (facts.type() == TransactionType.BALANCE_INQUIRY) {
                state.balances.addTo(facts.transactionId(), answer);
            }
            effects.answer(facts, answer, false);
        }
    }

    private boolean isSame(Inbound message, TransactionType type, TransactionTable in, int slot) {
        in.facts(slot, facts);
        return facts.type() == type
                && facts.amountMinor() == Math.max(message.amountMinor, 0)
                && (Originals.needsOriginal(type) || facts.codeSerial() == message.codeSerial)
                && namesSameCard(message);
    }

    private boolean namesSameCard(Inbound message) {
        if (message.tokenLength != 0) {
            return facts.token() == message.token;
        }
        return message.panLength == 0
                || (facts.sealHigh() == message.sealHigh && facts.sealLow() == message.sealLow);
    }

    /**
     * The next number whose place in the table may be taken. Numbers are passed over whose places
     * hold what still waits for an issuer, so that one bank's silence does not stop the others.
     */
    private long nextTransactionId() {
        int waiting = state.counters.inFlight() + state.reversals.count() + state.advices.count();
        if (waiting >= table.capacity()) {
            return NO_ROOM;
        }
        return freeId(state.counters.lastTransactionId() + 1, table.capacity());
    }

    private long freeId(long first, int count) {
        for (long id = first; id < first + count; id++) {
            if (!table.isWaiting(table.slotOf(id))) {
                return id;
            }
        }
        return NO_ROOM;
    }

    private @Nullable FactsDecoder originalFacts() {
        return draft.originalSlot == TransactionTable.NONE
                ? null
                : table.facts(draft.originalSlot, original);
    }

    private FactsDecoder factsOf(long transactionId) {
        return table.facts(table.slotOf(transactionId), facts);
    }

    static long keyHash(Inbound message) {
        return KeyIndex.hash(
                message.link,
                message.stan,
                message.transmissionTime,
                message.acquirer,
                message.forwarder);
    }
}
