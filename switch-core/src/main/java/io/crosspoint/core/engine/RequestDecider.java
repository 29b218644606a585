package io.crosspoint.core.engine;

import io.crosspoint.core.risk.RiskDecider;
import io.crosspoint.core.risk.Subject;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.TransactionType;

import org.jspecify.annotations.Nullable;

/** Decides requests of acquirers: a repeat, a decline, or on to the issuer. */
final class RequestDecider {
    private static final long NO_ROOM = 0;

    private final int currency;
    private final EngineState state;
    private final TransactionTable table;
    private final Records records;
    private final Router router;
    private final Instruments instruments;
    private final Originals originals;
    private final RiskDecider risk;
    private final Subject subject = new Subject();
    private final Draft draft = new Draft();
    private final Answer answer = new Answer();
    private boolean stopped;
    private final FactsDecoder facts = new FactsDecoder();
    private final FactsDecoder original = new FactsDecoder();

    RequestDecider(
            int currency,
            EngineState state,
            Records records,
            Router router,
            Instruments instruments,
            Originals originals) {
        this.currency = currency;
        this.state = state;
        this.table = state.table;
        this.records = records;
        this.router = router;
        this.instruments = instruments;
        this.originals = originals;
        this.risk = new RiskDecider(state.risk);
    }

    RiskDecider risk() {
        return risk;
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
        int known = find(state.keys, message);
        int refused = find(state.refusedKeys, message);
        if (known != TransactionTable.NONE && isSame(message, type, table, known)) {
            repeated(known, effects);
            return;
        }
        if (refused != TransactionTable.NONE && isSame(message, type, state.refused, refused)) {
            refusedAgain(refused, effects);
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
        int refusal = isNew ? check(nowNs) : ResponseCode.DUPLICATE;
        if (refusal == ResponseCode.NONE) {
            records.accepted(draft);
            effects.forward(factsOf(draft.transactionId), originalFacts());
        } else {
            decline(refusal, effects);
        }
    }

    static int find(TransactionKeys keys, Inbound message) {
        if (message.link == 0) {
            return keys.byOrder(message.forwarder, message.rrn);
        }
        return keys.byRequest(message);
    }

    private int check(long nowNs) {
        Inbound message = draft.message;
        if (state.orphans.contains(keyHash(message))) {
            return ResponseCode.STATE_DIFFERS;
        }
        if (message.amountMinor <= 0 && message.kind != TransactionKind.BALANCE_INQUIRY) {
            return ResponseCode.INVALID_AMOUNT;
        }
        if (message.acquirer <= 0 && message.link != 0) {
            return ResponseCode.FORMAT_ERROR;
        }
        if (message.currency != currency && message.kind != TransactionKind.BALANCE_INQUIRY) {
            return ResponseCode.INVALID_TRANSACTION;
        }
        int refusal =
                Originals.needsOriginal(draft.type)
                        ? originals.resolve(draft)
                        : instruments.resolve(draft, nowNs);
        if (refusal == ResponseCode.NONE) {
            refusal = router.route(draft, nowNs);
        }
        return risk.isIdle() || !draft.hasCard() ? refusal : assess(refusal, nowNs);
    }

    /** The last word is the rules'; what is refused already is counted only. */
    private int assess(int refusal, long nowNs) {
        draft.describe(subject, nowNs);
        int code = risk.assess(subject, refusal);
        draft.ruleId = risk.ruleId();
        draft.counted = risk.counted();
        return code;
    }

    private void decline(int responseCode, Effects effects) {
        draft.transactionId = state.nextRefusedId();
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
        if (state.inFlight() + state.reversals.count() >= table.capacity()) {
            return NO_ROOM;
        }
        long first = state.lastTransactionId() + 1;
        for (long id = first; id < first + table.capacity(); id++) {
            if (!isWaiting(table.slotOf(id))) {
                return id;
            }
        }
        return NO_ROOM;
    }

    private boolean isWaiting(int slot) {
        return table.isInFlight(slot) || table.is(slot, Flag.PINNED);
    }

    private @Nullable FactsDecoder originalFacts() {
        return draft.originalSlot == TransactionTable.NONE
                ? null
                : table.facts(draft.originalSlot, original);
    }

    private FactsDecoder factsOf(long transactionId) {
        return table.facts(table.slotOf(transactionId), facts);
    }

    private static long keyHash(Inbound message) {
        return KeyIndex.hash(
                message.link,
                message.stan,
                message.transmissionTime,
                message.acquirer,
                message.forwarder);
    }
}
