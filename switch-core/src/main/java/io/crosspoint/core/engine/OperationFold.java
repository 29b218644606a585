package io.crosspoint.core.engine;

import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.transactions.BusinessDateClosedDecoder;
import io.crosspoint.journal.transactions.BusinessDateOpenedDecoder;
import io.crosspoint.journal.transactions.EngineStartedDecoder;
import io.crosspoint.journal.transactions.LinkSignOnDecoder;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;

/** Folds what was decided about the switch itself: starts, business dates, members signed on. */
final class OperationFold {
    private final LinkStates links;
    private final Counters counters;
    private final BusinessDates dates;
    private final Deadlines deadlines;
    private final Interrupted interrupted;
    private final Totals totals;
    private final TotalsBook totalsBook;
    private final BusinessDateOpenedDecoder dateOpened = new BusinessDateOpenedDecoder();
    private final BusinessDateClosedDecoder dateClosed = new BusinessDateClosedDecoder();
    private final LinkSignOnDecoder linkSignOn = new LinkSignOnDecoder();
    private final EngineStartedDecoder started = new EngineStartedDecoder();

    OperationFold(EngineState state) {
        links = state.links;
        counters = state.counters;
        dates = state.dates;
        deadlines = state.deadlines;
        interrupted = state.interrupted;
        totals = state.totals;
        totalsBook = state.totalsBook;
    }

    /**
     * Applies a record.
     *
     * @param header wrapped around it
     * @return false when it is none of these
     */
    boolean apply(RecordView record, MessageHeaderDecoder header) {
        switch (header.templateId()) {
            case BusinessDateOpenedDecoder.TEMPLATE_ID -> dateOpened(record, header);
            case BusinessDateClosedDecoder.TEMPLATE_ID -> dateClosed(record, header);
            case LinkSignOnDecoder.TEMPLATE_ID -> linkSignOn(record, header);
            case EngineStartedDecoder.TEMPLATE_ID -> started(record, header);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void dateOpened(RecordView record, MessageHeaderDecoder header) {
        dateOpened.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        dates.opened((int) dateOpened.businessDate(), record.sequence());
        totalsBook.opened((int) dateOpened.businessDate());
    }

    private void dateClosed(RecordView record, MessageHeaderDecoder header) {
        dateClosed.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        dates.closed((int) dateClosed.businessDate());
        totalsBook.closed();
    }

    private void linkSignOn(RecordView record, MessageHeaderDecoder header) {
        linkSignOn.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        links.signOn(linkSignOn.link(), linkSignOn.state());
        interrupted.signOnChanged();
    }

    private void started(RecordView record, MessageHeaderDecoder header) {
        started.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        counters.started((int) started.epoch());
        deadlines.interrupt(interrupted);
        interrupted.since(record.timeNs());
        links.signOffAll();
        totals.clear();
    }
}
