package io.crosspoint.core.engine;

import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.transactions.AdviceDeliveredDecoder;
import io.crosspoint.journal.transactions.AdviceStoredDecoder;
import io.crosspoint.journal.transactions.DeliveryResolvedDecoder;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.LateAnswerDecoder;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;
import io.crosspoint.journal.transactions.ReversalAcceptedDecoder;
import io.crosspoint.journal.transactions.ReversalDeliveredDecoder;
import io.crosspoint.journal.transactions.ReversalQueuedDecoder;
import io.crosspoint.journal.transactions.TransactionAcceptedDecoder;
import io.crosspoint.journal.transactions.TransactionAskedAgainDecoder;
import io.crosspoint.journal.transactions.TransactionConcludedDecoder;

import org.agrona.collections.LongArrayList;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Folds the transaction stream into what an engine that forgot nothing would know of each
 * transaction: a small table in memory, the rest in a store. What one transaction does to another
 * is the engine's own rule. One thread, which need not be the lane's.
 */
public final class OriginalsFold {
    /** Bytes that a store keeps of each transaction: its facts, and what has become of it. */
    public static final int ENTRY_BYTES = TransactionTable.ENTRY_BYTES;

    /** The most transactions that one record may change: itself, its original, and that one's. */
    private static final int MOST_CHANGED = 3;

    private final OriginalsStore store;
    private final TransactionTable table;
    private final FollowUps followUps;
    private final IssuerSide issuers;
    private final LongArrayList changed = new LongArrayList();
    private final UnsafeBuffer entry = new UnsafeBuffer(new byte[ENTRY_BYTES]);
    private long lastTransactionId;
    private long savedThrough;
    private final int places;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TransactionAcceptedDecoder accepted = new TransactionAcceptedDecoder();
    private final TransactionAskedAgainDecoder askedAgain = new TransactionAskedAgainDecoder();
    private final TransactionConcludedDecoder concluded = new TransactionConcludedDecoder();
    private final ReversalQueuedDecoder reversalQueued = new ReversalQueuedDecoder();
    private final ReversalDeliveredDecoder reversalDelivered = new ReversalDeliveredDecoder();
    private final ReversalAcceptedDecoder reversalAccepted = new ReversalAcceptedDecoder();
    private final LateAnswerDecoder lateAnswer = new LateAnswerDecoder();
    private final AdviceStoredDecoder adviceStored = new AdviceStoredDecoder();
    private final AdviceDeliveredDecoder adviceDelivered = new AdviceDeliveredDecoder();
    private final DeliveryResolvedDecoder deliveryResolved = new DeliveryResolvedDecoder();
    private final Answer answer = new Answer();
    private final FactsDecoder facts = new FactsDecoder();

    /**
     * A fold that goes on behind what the store holds.
     *
     * @param transactions how many may change between two calls of {@link #save}, from 3
     * @param lastTransactionId the highest number that the store has saved, 0 for none
     */
    public OriginalsFold(OriginalsStore store, int transactions, long lastTransactionId) {
        this.store = store;
        table = new TransactionTable(Integer.highestOneBit(transactions), transactions);
        places = transactions;
        followUps = new FollowUps(table, Spending.UNCOUNTED, new AbsentChanges());
        issuers =
                new IssuerSide(
                        table,
                        Deliveries.unsent(table, Flag.REVERSAL_PENDING),
                        Deliveries.unsent(table, Flag.ADVICE_PENDING),
                        IssuerTotals.UNCOUNTED,
                        followUps);
        this.lastTransactionId = lastTransactionId;
        savedThrough = lastTransactionId;
    }

    /** The highest transaction number seen. */
    public long lastTransactionId() {
        return lastTransactionId;
    }

    /** Whether another record may be applied before the next {@link #save}. */
    public boolean hasRoom() {
        return changed.size() + MOST_CHANGED <= places;
    }

    /** Folds the next record; what says nothing of a transaction that was forwarded is ignored. */
    public void apply(RecordView record) {
        header.wrap(record.buffer(), record.bodyOffset());
        switch (header.templateId()) {
            case TransactionAcceptedDecoder.TEMPLATE_ID -> accepted(record);
            case TransactionAskedAgainDecoder.TEMPLATE_ID -> askedAgain(record);
            case TransactionConcludedDecoder.TEMPLATE_ID -> concluded(record);
            case ReversalQueuedDecoder.TEMPLATE_ID -> reversalQueued(record);
            case ReversalDeliveredDecoder.TEMPLATE_ID -> reversalDelivered(record);
            case ReversalAcceptedDecoder.TEMPLATE_ID -> reversalAccepted(record);
            case LateAnswerDecoder.TEMPLATE_ID -> lateAnswer(record);
            default -> applyDelivery(record);
        }
    }

    /** Links, dates, starts, refusals and what was recalled change no transaction. */
    private void applyDelivery(RecordView record) {
        switch (header.templateId()) {
            case AdviceStoredDecoder.TEMPLATE_ID -> adviceStored(record);
            case AdviceDeliveredDecoder.TEMPLATE_ID -> adviceDelivered(record);
            case DeliveryResolvedDecoder.TEMPLATE_ID -> deliveryResolved(record);
            default -> {}
        }
    }

    /** Gives the store all that changed since the last call. */
    public void save() {
        for (int i = 0; i < changed.size(); i++) {
            long id = changed.getLong(i);
            int slot = table.find(id);
            table.set(slot, Flag.UNSAVED, false);
            table.copy(slot, entry, 0);
            store.save(table.facts(slot, facts), entry, id > savedThrough);
        }
        changed.clear();
        savedThrough = lastTransactionId;
    }

    private void accepted(RecordView record) {
        accepted.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        lastTransactionId = accepted.facts().transactionId();
        touch(accepted.facts().originalId());
        int slot = placeNew(lastTransactionId);
        table.put(slot, record.buffer(), accepted.offset(), TransactionTable.IN_FLIGHT);
        changed(slot, lastTransactionId);
        followUps.accepted(slot, table.facts(slot, facts));
    }

    private void askedAgain(RecordView record) {
        askedAgain.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int slot = touch(askedAgain.transactionId());
        if (slot != TransactionTable.NONE) {
            table.set(slot, Flag.ASKED_AGAIN, true);
            table.deadline(slot, askedAgain.deadlineNs());
        }
    }

    private void concluded(RecordView record) {
        concluded.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int slot = touch(concluded.transactionId());
        if (slot != TransactionTable.NONE) {
            answer.responseCode =
                    ResponseCode.of(concluded.responseCode(0), concluded.responseCode(1));
            answer.settlementDate = concluded.settlementDate();
            concluded.getAuthorisationId(answer.authorisationId, 0);
            table.conclude(slot, concluded.outcomeRaw(), answer);
            if (table.outcome(slot) == Outcomes.APPROVED) {
                issuers.approved(slot);
            }
            followUps.concluded(slot, table.facts(slot, facts));
        }
    }

    private void reversalQueued(RecordView record) {
        reversalQueued.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int slot = touch(reversalQueued.transactionId());
        if (slot != TransactionTable.NONE) {
            issuers.reversalQueued(slot, reversalQueued);
            followUps.reversed(slot, table.facts(slot, facts));
        }
    }

    private void reversalDelivered(RecordView record) {
        reversalDelivered.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int slot = touch(reversalDelivered.transactionId());
        if (slot != TransactionTable.NONE) {
            issuers.reversalDelivered(slot, reversalDelivered);
        }
    }

    private void adviceStored(RecordView record) {
        adviceStored.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int slot = touch(adviceStored.transactionId());
        if (slot != TransactionTable.NONE) {
            issuers.adviceStored(slot);
        }
    }

    private void adviceDelivered(RecordView record) {
        adviceDelivered.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int slot = touch(adviceDelivered.transactionId());
        if (slot != TransactionTable.NONE) {
            issuers.adviceDelivered(slot, adviceDelivered);
        }
    }

    private void deliveryResolved(RecordView record) {
        deliveryResolved.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int slot = touch(deliveryResolved.transactionId());
        if (slot != TransactionTable.NONE) {
            issuers.resolved(slot, deliveryResolved);
        }
    }

    private void reversalAccepted(RecordView record) {
        reversalAccepted.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        long id = reversalAccepted.originalId();
        int slot = id < Counters.REFUSED ? touch(id) : TransactionTable.NONE;
        if (slot != TransactionTable.NONE) {
            table.set(slot, Flag.REVERSED, true);
        }
    }

    private void lateAnswer(RecordView record) {
        lateAnswer.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int slot = touch(lateAnswer.transactionId());
        if (slot != TransactionTable.NONE && IssuerSide.tells(lateAnswer)) {
            issuers.answeredLate(slot, lateAnswer);
        }
    }

    /**
     * Brings a transaction into memory, and what a record about it may change with it: its original
     * and that one's.
     *
     * @return its slot, or {@link TransactionTable#NONE} when the stream had no such transaction
     */
    private int touch(long transactionId) {
        if (transactionId == 0) {
            return TransactionTable.NONE;
        }
        int slot = table.find(transactionId);
        if (slot == TransactionTable.NONE) {
            if (!store.load(transactionId, entry)) {
                return TransactionTable.NONE;
            }
            slot = place(transactionId);
            table.restore(slot, entry, 0);
        }
        changed(slot, transactionId);
        touch(table.facts(slot).originalId());
        return slot;
    }

    /** In the ring, where finding it again is cheap, unless one that is not saved is there. */
    private int placeNew(long transactionId) {
        int slot = table.slotOf(transactionId);
        boolean isFree =
                table.status(slot) == TransactionTable.EMPTY || !table.is(slot, Flag.UNSAVED);
        return isFree ? slot : place(transactionId);
    }

    private int place(long transactionId) {
        int slot = table.recalled().next(Flag.UNSAVED);
        if (slot == TransactionTable.NONE) {
            throw new IllegalStateException(
                    changed.size() + " transactions changed (expected: saved before so many)");
        }
        table.recalled().put(slot, transactionId);
        return slot;
    }

    private void changed(int slot, long transactionId) {
        if (!table.is(slot, Flag.UNSAVED)) {
            table.set(slot, Flag.UNSAVED, true);
            changed.addLong(transactionId);
        }
    }
}
