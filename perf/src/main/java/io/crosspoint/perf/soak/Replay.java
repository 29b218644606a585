package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordCursor;
import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.tokens.TokenStateChangedDecoder;
import io.crosspoint.journal.transactions.AdviceStoredDecoder;
import io.crosspoint.journal.transactions.BusinessDateOpenedDecoder;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.HotListedDecoder;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.ReversalDeliveredDecoder;
import io.crosspoint.journal.transactions.ReversalQueuedDecoder;
import io.crosspoint.journal.transactions.RulesLoadedDecoder;
import io.crosspoint.journal.transactions.TransactionAcceptedDecoder;
import io.crosspoint.journal.transactions.TransactionConcludedDecoder;
import io.crosspoint.journal.transactions.TransactionType;
import io.crosspoint.token.TokenVault;

import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/** Folds a stream into an engine: faithfully, or with what the planted defect does to a start. */
final class Replay {
    private static final int FOLDED_TWICE_ONE_IN = 7;

    private final Defect defect;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TransactionAcceptedDecoder accepted = new TransactionAcceptedDecoder();
    private final TransactionConcludedDecoder concluded = new TransactionConcludedDecoder();
    private final ReversalQueuedDecoder queued = new ReversalQueuedDecoder();
    private final ReversalDeliveredDecoder delivered = new ReversalDeliveredDecoder();
    private final BusinessDateOpenedDecoder opened = new BusinessDateOpenedDecoder();
    private final Set<Long> concludedIds = new HashSet<>();
    private final Set<Long> deliveredIds = new HashSet<>();
    private final Set<Long> refundIds = new HashSet<>();

    private Replay(Defect defect) {
        this.defect = defect;
    }

    static void fold(MemoryJournal journal, Engine into, Defect defect) {
        new Replay(defect).fold(journal, into);
    }

    /** Folds what comes behind a position of the stream of tokens. */
    static void fold(MemoryJournal journal, long from, TokenVault into, Defect defect) {
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (JournalReader reader = journal.read(from)) {
            while (reader.next()) {
                RecordView record = reader.record();
                header.wrap(record.buffer(), record.bodyOffset());
                if (defect != Defect.TOKEN_STATE_LOST_IN_CRASH
                        || header.templateId() != TokenStateChangedDecoder.TEMPLATE_ID) {
                    into.apply(record);
                }
            }
        }
    }

    /** Whether a start of a process with this defect differs from a faithful one. */
    static boolean isPlanted(Defect defect) {
        return switch (defect) {
            case REVERSAL_LOST_IN_CRASH,
                    ADVICE_LOST_IN_CRASH,
                    IN_FLIGHT_LOST_IN_CRASH,
                    DATE_LOST_IN_CRASH,
                    REFUNDS_LOST_IN_CRASH,
                    RULES_LOST_IN_CRASH,
                    HOT_LIST_LOST_IN_CRASH,
                    TOKEN_STATE_LOST_IN_CRASH,
                    COUNTER_NOT_ROLLED_BACK ->
                    true;
            default -> false;
        };
    }

    private void fold(MemoryJournal journal, Engine into) {
        if (isPlanted(defect)) {
            lookAhead(journal);
        }
        try (JournalReader reader = journal.read(0)) {
            while (reader.next()) {
                fold(reader.record(), into);
            }
        }
    }

    private void lookAhead(MemoryJournal journal) {
        try (JournalReader reader = journal.read(0)) {
            while (reader.next()) {
                RecordView record = reader.record();
                header.wrap(record.buffer(), record.bodyOffset());
                if (header.templateId() == TransactionConcludedDecoder.TEMPLATE_ID) {
                    concluded.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
                    concludedIds.add(concluded.transactionId());
                } else if (header.templateId() == ReversalDeliveredDecoder.TEMPLATE_ID) {
                    delivered.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
                    deliveredIds.add(delivered.transactionId());
                }
            }
        }
    }

    private void fold(RecordView record, Engine into) {
        header.wrap(record.buffer(), record.bodyOffset());
        switch (header.templateId()) {
            case TransactionAcceptedDecoder.TEMPLATE_ID -> accepted(record, into);
            case TransactionConcludedDecoder.TEMPLATE_ID -> concluded(record, into);
            case ReversalQueuedDecoder.TEMPLATE_ID -> queued(record, into);
            case BusinessDateOpenedDecoder.TEMPLATE_ID -> opened(record, into);
            case AdviceStoredDecoder.TEMPLATE_ID -> {
                if (defect != Defect.ADVICE_LOST_IN_CRASH) {
                    into.replay(record);
                }
            }
            case RulesLoadedDecoder.TEMPLATE_ID -> {
                if (defect != Defect.RULES_LOST_IN_CRASH) {
                    into.replay(record);
                }
            }
            case HotListedDecoder.TEMPLATE_ID -> {
                if (defect != Defect.HOT_LIST_LOST_IN_CRASH) {
                    into.replay(record);
                }
            }
            default -> into.replay(record);
        }
    }

    private void accepted(RecordView record, Engine into) {
        accepted.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        FactsDecoder facts = accepted.facts();
        if (facts.type() == TransactionType.REFUND) {
            refundIds.add(facts.transactionId());
            if (defect == Defect.REFUNDS_LOST_IN_CRASH) {
                int at = facts.offset() + FactsDecoder.originalIdEncodingOffset();
                into.replay(copy(record, at - record.bodyOffset(), 0, Long.BYTES));
                return;
            }
        }
        if (defect != Defect.IN_FLIGHT_LOST_IN_CRASH
                || concludedIds.contains(facts.transactionId())) {
            into.replay(record);
        }
    }

    private void concluded(RecordView record, Engine into) {
        concluded.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        long id = concluded.transactionId();
        boolean declinedRefund = refundIds.contains(id) && concluded.outcome() == Outcome.DECLINED;
        if (defect == Defect.COUNTER_NOT_ROLLED_BACK && declinedRefund) {
            int at = concluded.offset() + TransactionConcludedDecoder.outcomeEncodingOffset();
            into.replay(copy(record, at - record.bodyOffset(), Outcome.TIMED_OUT.value(), 1));
            return;
        }
        into.replay(record);
        if (defect == Defect.RECORD_FOLDED_TWICE && id % FOLDED_TWICE_ONE_IN == 0) {
            into.replay(record);
        }
    }

    private void queued(RecordView record, Engine into) {
        queued.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        if (defect != Defect.REVERSAL_LOST_IN_CRASH
                || deliveredIds.contains(queued.transactionId())) {
            into.replay(record);
        }
    }

    private void opened(RecordView record, Engine into) {
        opened.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        if (defect != Defect.DATE_LOST_IN_CRASH || opened.previousDate() == 0) {
            into.replay(record);
        }
    }

    /** A copy of a record in which a value of its body is another. */
    private static RecordView copy(RecordView record, int offsetInBody, long value, int bytes) {
        int length = RecordEnvelope.ENVELOPE_LENGTH + record.bodyLength();
        UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
        int start = record.bodyOffset() - RecordEnvelope.ENVELOPE_LENGTH;
        copy.putBytes(0, record.buffer(), start, length);
        int at = RecordEnvelope.ENVELOPE_LENGTH + offsetInBody;
        if (bytes == Long.BYTES) {
            copy.putLong(at, value, ByteOrder.LITTLE_ENDIAN);
        } else {
            copy.putByte(at, (byte) value);
        }
        return new RecordCursor().wrap(copy, 0);
    }
}
