package io.crosspoint.app.demo;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.LateAnswerDecoder;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;
import io.crosspoint.journal.transactions.ReversalAcceptedDecoder;
import io.crosspoint.journal.transactions.ReversalAnsweredDecoder;
import io.crosspoint.journal.transactions.ReversalQueuedDecoder;
import io.crosspoint.journal.transactions.TransactionAcceptedDecoder;
import io.crosspoint.journal.transactions.TransactionConcludedDecoder;
import io.crosspoint.journal.transactions.TransactionDeclinedDecoder;
import io.crosspoint.perf.sim.TransactionKey;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** All transactions of a journal, found by what either member calls them. */
final class JournalBook {
    /** What a member's link and its key of the transaction name together. */
    private record Leg(int link, TransactionKey key) {}

    private static final int PARTNERS = 0;

    private final Map<Long, JournalEntry> byId = new LinkedHashMap<>();
    private final Map<Leg, JournalEntry> byAcquirerLeg = new HashMap<>();
    private final Map<Leg, JournalEntry> byIssuerLeg = new HashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TransactionAcceptedDecoder accepted = new TransactionAcceptedDecoder();
    private final TransactionDeclinedDecoder declined = new TransactionDeclinedDecoder();
    private final TransactionConcludedDecoder concluded = new TransactionConcludedDecoder();
    private final ReversalQueuedDecoder reversalQueued = new ReversalQueuedDecoder();
    private final ReversalAcceptedDecoder reversalAccepted = new ReversalAcceptedDecoder();
    private final ReversalAnsweredDecoder reversalAnswered = new ReversalAnsweredDecoder();

    private long lateAnswers;

    /** Reads to the end of the transaction stream. */
    static JournalBook read(JournalReader records) {
        JournalBook book = new JournalBook();
        while (records.next()) {
            book.take(records.record());
        }
        book.markVoided();
        return book;
    }

    private void take(RecordView record) {
        header.wrap(record.buffer(), record.bodyOffset());
        switch (header.templateId()) {
            case TransactionAcceptedDecoder.TEMPLATE_ID -> {
                accepted.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
                enter(accepted.facts(), true);
            }
            case TransactionDeclinedDecoder.TEMPLATE_ID -> {
                declined.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
                enter(declined.facts(), false).responseCode = declined.responseCode();
            }
            case TransactionConcludedDecoder.TEMPLATE_ID -> {
                concluded.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
                JournalEntry entry = known(concluded.transactionId());
                entry.outcome = concluded.outcome();
                entry.responseCode = concluded.responseCode();
            }
            case ReversalQueuedDecoder.TEMPLATE_ID -> {
                reversalQueued.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
                known(reversalQueued.transactionId()).reversalQueued = true;
            }
            case ReversalAcceptedDecoder.TEMPLATE_ID -> {
                reversalAccepted.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
                if (reversalAccepted.originalId() != 0
                        && reversalAccepted.responseCode().equals("00")) {
                    known(reversalAccepted.originalId()).reversedByAcquirer = true;
                }
            }
            case ReversalAnsweredDecoder.TEMPLATE_ID -> {
                reversalAnswered.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
                if (reversalAnswered.responseCode().equals("00")) {
                    undoneBefore().reversedByAcquirer = true;
                }
            }
            case LateAnswerDecoder.TEMPLATE_ID -> lateAnswers++;
            default -> {
                // links and dates change no transaction
            }
        }
    }

    /** Takes up a transaction; only one that was routed has a key on an issuer's leg. */
    JournalEntry enter(FactsDecoder facts, boolean routed) {
        JournalEntry entry = new JournalEntry(facts);
        byId.put(entry.transactionId, entry);
        byAcquirerLeg.put(new Leg(entry.acquirerLink, entry.acquirerKey), entry);
        if (routed) {
            byIssuerLeg.put(new Leg(entry.issuerLink, entry.issuerKey), entry);
        }
        return entry;
    }

    private JournalEntry known(long transactionId) {
        JournalEntry entry = byId.get(transactionId);
        if (entry == null) {
            throw new DemoException(
                    "the journal speaks of transaction %d before it was accepted"
                            .formatted(transactionId));
        }
        return entry;
    }

    /**
     * A reversal of what was reversed already, mostly by the switch itself: one that a start found
     * without an answer is, and its acquirer asks for the same all the same. The record names the
     * original as the acquirer does.
     */
    private JournalEntry undoneBefore() {
        int link = reversalAnswered.acquirerLink();
        TransactionKey original =
                new TransactionKey(
                        reversalAnswered.originalTransmissionTime(),
                        (int) reversalAnswered.originalStan(),
                        reversalAnswered.originalAcquirer(),
                        reversalAnswered.originalForwarder());
        JournalEntry entry = byAcquirerLeg(link, original);
        if (entry == null) {
            entry = byAcquirerLeg(PARTNERS, original);
        }
        if (entry == null) {
            throw new DemoException(
                    "the journal speaks of STAN %06d at %010d of link %d before it was accepted"
                            .formatted(original.stan(), original.transmission(), link));
        }
        return entry;
    }

    private void markVoided() {
        for (JournalEntry entry : byId.values()) {
            JournalEntry original = byId.get(entry.originalId);
            if (original != null && entry.isVoid() && entry.isApproved() && !entry.reversalQueued) {
                original.voided = true;
            }
        }
    }

    Collection<JournalEntry> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    long lateAnswers() {
        return lateAnswers;
    }

    @Nullable JournalEntry byId(long transactionId) {
        return byId.get(transactionId);
    }

    @Nullable JournalEntry byAcquirerLeg(int link, TransactionKey key) {
        return byAcquirerLeg.get(new Leg(link, key));
    }

    @Nullable JournalEntry byIssuerLeg(int link, TransactionKey key) {
        return byIssuerLeg.get(new Leg(link, key));
    }
}
