package io.crosspoint.clearing;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.transactions.AdviceDeliveredDecoder;
import io.crosspoint.journal.transactions.AdviceStoredDecoder;
import io.crosspoint.journal.transactions.BalancesToldDecoder;
import io.crosspoint.journal.transactions.BusinessDateClosedDecoder;
import io.crosspoint.journal.transactions.BusinessDateOpenedDecoder;
import io.crosspoint.journal.transactions.DeliveryDoubtfulDecoder;
import io.crosspoint.journal.transactions.DeliveryResolvedDecoder;
import io.crosspoint.journal.transactions.EngineStartedDecoder;
import io.crosspoint.journal.transactions.HotListedDecoder;
import io.crosspoint.journal.transactions.HotListingEndedDecoder;
import io.crosspoint.journal.transactions.LateAnswerDecoder;
import io.crosspoint.journal.transactions.LinkSignOnDecoder;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;
import io.crosspoint.journal.transactions.OriginalRecalledDecoder;
import io.crosspoint.journal.transactions.ReversalAcceptedDecoder;
import io.crosspoint.journal.transactions.ReversalAnsweredDecoder;
import io.crosspoint.journal.transactions.ReversalDeliveredDecoder;
import io.crosspoint.journal.transactions.ReversalQueuedDecoder;
import io.crosspoint.journal.transactions.RulesLoadedDecoder;
import io.crosspoint.journal.transactions.TotalsComparedDecoder;
import io.crosspoint.journal.transactions.TransactionAcceptedDecoder;
import io.crosspoint.journal.transactions.TransactionAskedAgainDecoder;
import io.crosspoint.journal.transactions.TransactionConcludedDecoder;
import io.crosspoint.journal.transactions.TransactionDeclinedDecoder;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * The one pass over the journal: from where the reader stands to the record that closes the date,
 * and not one record further, so that a run finds the same however long the journal has grown.
 */
final class JournalStaging {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TransactionAcceptedDecoder accepted = new TransactionAcceptedDecoder();
    private final TransactionConcludedDecoder concluded = new TransactionConcludedDecoder();
    private final ReversalQueuedDecoder reversal = new ReversalQueuedDecoder();
    private final BusinessDateOpenedDecoder opened = new BusinessDateOpenedDecoder();
    private final BusinessDateClosedDecoder closed = new BusinessDateClosedDecoder();
    private final StagingTables tables;
    private final int businessDate;
    private final Set<Integer> closedDates = new HashSet<>();
    private int openDate;
    private boolean dateSeen;
    private long firstSequence;
    private long lastSequence;

    JournalStaging(StagingTables tables, int businessDate) {
        this.tables = tables;
        this.businessDate = businessDate;
    }

    /**
     * Stages everything up to the close of the date.
     *
     * @throws ClearingException when the records end before it, or begin too late
     */
    SealedDate stage(JournalReader records) throws SQLException {
        while (records.next()) {
            RecordView record = records.record();
            if (firstSequence == 0) {
                firstSequence = record.sequence();
            }
            lastSequence = record.sequence();
            SealedDate sealed = stage(record);
            if (sealed != null) {
                return sealed;
            }
        }
        throw new ClearingException(
                dateSeen
                        ? "business date %d is not closed: no BusinessDateClosed up to sequence %d"
                                .formatted(businessDate, lastSequence)
                        : "business date %d is not in the records from sequence %d to %d"
                                .formatted(businessDate, firstSequence, lastSequence));
    }

    private @Nullable SealedDate stage(RecordView record) throws SQLException {
        header.wrap(record.buffer(), record.bodyOffset());
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw new ClearingException(
                    "sequence %d: schema %d (expected: %d, the stream of transactions)"
                            .formatted(
                                    record.sequence(),
                                    header.schemaId(),
                                    MessageHeaderDecoder.SCHEMA_ID));
        }
        switch (header.templateId()) {
            case TransactionAcceptedDecoder.TEMPLATE_ID -> stageAccepted(record);
            case TransactionConcludedDecoder.TEMPLATE_ID ->
                    tables.add(
                            concluded.wrapAndApplyHeader(
                                    record.buffer(), record.bodyOffset(), header),
                            record.sequence());
            case ReversalQueuedDecoder.TEMPLATE_ID -> stageReversal(record);
            case BusinessDateOpenedDecoder.TEMPLATE_ID -> open(record);
            case BusinessDateClosedDecoder.TEMPLATE_ID -> {
                return close(record);
            }
            case TransactionDeclinedDecoder.TEMPLATE_ID,
                    TransactionAskedAgainDecoder.TEMPLATE_ID,
                    ReversalDeliveredDecoder.TEMPLATE_ID,
                    ReversalAcceptedDecoder.TEMPLATE_ID,
                    ReversalAnsweredDecoder.TEMPLATE_ID,
                    LateAnswerDecoder.TEMPLATE_ID,
                    OriginalRecalledDecoder.TEMPLATE_ID,
                    DeliveryDoubtfulDecoder.TEMPLATE_ID,
                    DeliveryResolvedDecoder.TEMPLATE_ID,
                    AdviceStoredDecoder.TEMPLATE_ID,
                    AdviceDeliveredDecoder.TEMPLATE_ID,
                    TotalsComparedDecoder.TEMPLATE_ID,
                    BalancesToldDecoder.TEMPLATE_ID,
                    LinkSignOnDecoder.TEMPLATE_ID,
                    EngineStartedDecoder.TEMPLATE_ID,
                    RulesLoadedDecoder.TEMPLATE_ID,
                    HotListedDecoder.TEMPLATE_ID,
                    HotListingEndedDecoder.TEMPLATE_ID -> {}
            default ->
                    throw new ClearingException(
                            "sequence %d: record kind %d is not known to this version"
                                    .formatted(record.sequence(), header.templateId()));
        }
        return null;
    }

    private void stageAccepted(RecordView record) throws SQLException {
        accepted.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int date = (int) accepted.facts().businessDate();
        dateSeen |= date == businessDate;
        tables.add(accepted.facts(), record.sequence());
    }

    // A reversal is dated when it is queued. Should that date have closed meanwhile, the open date
    // takes it, since what is closed never changes.
    private void stageReversal(RecordView record) throws SQLException {
        reversal.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int date = (int) reversal.businessDate();
        tables.add(reversal, record.sequence(), closedDates.contains(date) ? openDate : date);
    }

    private void open(RecordView record) {
        opened.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        openDate = (int) opened.businessDate();
        dateSeen |= openDate == businessDate;
    }

    private @Nullable SealedDate close(RecordView record) throws SQLException {
        closed.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int date = (int) closed.businessDate();
        if (!closedDates.add(date)) {
            throw new ClearingException(
                    "sequence %d: business date %d closes a second time"
                            .formatted(record.sequence(), date));
        }
        tables.add(closed, record.sequence());
        if (date != businessDate) {
            return null;
        }
        if (closed.firstSequence() < firstSequence) {
            throw new ClearingException(
                    "business date %d begins at sequence %d, the records at %d (expected: a reader that stands at or before the date)"
                            .formatted(date, closed.firstSequence(), firstSequence));
        }
        return new SealedDate(
                date,
                firstSequence,
                record.sequence(),
                closed.acceptedCount(),
                closed.approvedCount(),
                closed.approvedAmountMinor());
    }
}
