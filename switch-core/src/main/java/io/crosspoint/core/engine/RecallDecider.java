package io.crosspoint.core.engine;

import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.TransactionType;

/**
 * Says what a message is about that may have left memory, and takes it into memory again. What was
 * fetched counts only if it is certain that nothing of it has changed since.
 */
final class RecallDecider {
    private final EngineState state;
    private final TransactionTable table;
    private final Records records;
    private final int completionPercent;
    private final int refundWindowDays;
    private final FactsDecoder facts = new FactsDecoder();

    RecallDecider(EngineSettings settings, EngineState state, Records records) {
        this.state = state;
        this.table = state.table;
        this.records = records;
        completionPercent = settings.completionPercent();
        refundWindowDays = settings.refundWindowDays();
    }

    /**
     * Whether a message waits for a transaction; then the question is filled in.
     *
     * @param recall the last question asked for this message, cleared before the first
     */
    boolean isMissing(Inbound message, Recall recall) {
        boolean reversal = message.kind == TransactionKind.REVERSAL;
        TransactionType type = Types.of(message.kind);
        if (Engine.isAnswer(message.mti)
                || !(reversal || (type != null && Originals.needsOriginal(type)))
                || (!reversal && isKnown(message))) {
            return false;
        }
        int slot = Originals.find(state, message);
        if (slot != TransactionTable.NONE) {
            return reversal && isUndoneMissing(slot, recall);
        }
        if (message.namesOriginal()) {
            // Also when one under its key was refused: that may have been a second one.
            return hasForgotten()
                    && !state.keys.areOfTerminals(message.link)
                    && isKeyMissing(message, recall);
        }
        return !reversal && type != null && isReferenceMissing(message, type, recall);
    }

    /** A repeat, or a second message under a used key: its original does not matter. */
    private boolean isKnown(Inbound message) {
        long hash = RequestDecider.keyHash(message);
        return RequestDecider.find(state.keys, message, hash) != TransactionTable.NONE
                || RequestDecider.find(state.refusedKeys, message, hash) != TransactionTable.NONE;
    }

    /** As long as the ring has not come round, all that ever was is in it. */
    private boolean hasForgotten() {
        return state.counters.lastTransactionId() > table.capacity();
    }

    private boolean isKeyMissing(Inbound message, Recall recall) {
        if (recall.by == Recall.By.KEY && saysNo(recall)) {
            return false;
        }
        recall.link = message.link;
        recall.stan = message.originalStan;
        recall.transmissionTime = message.originalTransmissionTime;
        recall.originalAcquirer = message.originalAcquirer;
        recall.originalForwarder = message.originalForwarder;
        recall.acquirer = message.acquirer;
        recall.ask(Recall.By.KEY, records.lastSequence());
        return true;
    }

    private boolean isReferenceMissing(Inbound message, TransactionType type, Recall recall) {
        if (isBlank(message.rrn)) {
            return false;
        }
        if (recall.by == Recall.By.REFERENCE && recall.found == Recall.Found.ONE) {
            message.recalledId = recall.transactionId;
            return table.find(message.recalledId) == TransactionTable.NONE
                    && isNumberMissing(message.recalledId, recall);
        }
        if (message.recalledId != 0) {
            return isNumberMissing(message.recalledId, recall);
        }
        if (recall.by == Recall.By.REFERENCE
                && (recall.found == Recall.Found.SEVERAL || saysNo(recall))) {
            return false;
        }
        fillReference(message, type, recall);
        return true;
    }

    private void fillReference(Inbound message, TransactionType type, Recall recall) {
        recall.link = message.link;
        recall.acquirer = message.acquirer;
        System.arraycopy(message.rrn, 0, recall.rrn, 0, recall.rrn.length);
        System.arraycopy(message.terminal, 0, recall.terminal, 0, recall.terminal.length);
        recall.type = type;
        recall.amountMinor = message.amountMinor;
        recall.namesToken = message.tokenLength != 0;
        recall.token = message.token;
        recall.namesCard = message.panLength != 0;
        recall.sealHigh = message.sealHigh;
        recall.sealLow = message.sealLow;
        recall.completionPercent = completionPercent;
        recall.earliestDate =
                type == TransactionType.REFUND && refundWindowDays != 0
                        ? BusinessDates.before(state.dates.open().date, refundWindowDays)
                        : 0;
        recall.ask(Recall.By.REFERENCE, records.lastSequence());
    }

    /** What the reversal of a void brings back: the one it voided, and what that completed. */
    private boolean isUndoneMissing(int slot, Recall recall) {
        if (!hasForgotten() || !Types.isVoid(table.facts(slot, facts).type())) {
            return false;
        }
        long voided = facts.originalId();
        int undone = table.find(voided);
        if (undone == TransactionTable.NONE) {
            return isNumberMissing(voided, recall);
        }
        long completed = table.facts(undone, facts).originalId();
        return completed != 0
                && table.find(completed) == TransactionTable.NONE
                && isNumberMissing(completed, recall);
    }

    private boolean isNumberMissing(long transactionId, Recall recall) {
        if (recall.by == Recall.By.NUMBER
                && recall.transactionId == transactionId
                && saysNo(recall)) {
            return false;
        }
        recall.transactionId = transactionId;
        recall.ask(Recall.By.NUMBER, records.lastSequence());
        return true;
    }

    /** Nothing was found, and what the index had not seen then has not left memory since. */
    private boolean saysNo(Recall recall) {
        return recall.found == Recall.Found.NOTHING
                && recall.lastTransactionId
                        >= state.counters.lastTransactionId() - table.capacity();
    }

    /**
     * Remembers what was found, unless it is remembered, or was changed or forgotten since.
     *
     * @return false when there is no room
     */
    boolean bring(Recall recall) {
        if (recall.found != Recall.Found.ONE
                || recall.by == Recall.By.REFERENCE
                || table.find(recall.transactionId) != TransactionTable.NONE
                || state.absent.last(recall.transactionId) > recall.position) {
            return true;
        }
        if (table.recalled().next(Flag.PINNED) == TransactionTable.NONE) {
            return false;
        }
        records.originalRecalled(recall);
        return true;
    }

    private static boolean isBlank(byte[] text) {
        for (byte character : text) {
            if (character != ' ') {
                return false;
            }
        }
        return true;
    }
}
