package io.crosspoint.journal.seal;

import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.transactions.BusinessDateClosedDecoder;
import io.crosspoint.journal.transactions.BusinessDateOpenedDecoder;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Digests the dates of a stream of transactions as its records pass by. Holds one digest for each
 * open date, of which there are two at most while one drains. One thread.
 */
final class DateSealer {
    private static final int MOST_OPEN_DATES = 16;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final BusinessDateOpenedDecoder opened = new BusinessDateOpenedDecoder();
    private final BusinessDateClosedDecoder closed = new BusinessDateClosedDecoder();
    private final List<OpenDate> open = new ArrayList<>();
    private @Nullable RangeDigest unopened;

    private record OpenDate(int date, RangeDigest digest) {}

    /**
     * Begins with no date open.
     *
     * @param firstSequence the record that is to come first: the first of a range
     */
    DateSealer(long firstSequence) {
        unopened = new RangeDigest(firstSequence);
    }

    /** Takes the next record; returns a seal when it closes a date that was opened here. */
    @Nullable DateSeal add(RecordView record) {
        header.wrap(record.buffer(), record.bodyOffset());
        boolean transactions = header.schemaId() == MessageHeaderDecoder.SCHEMA_ID;
        int template = transactions ? header.templateId() : 0;
        if (template == BusinessDateOpenedDecoder.TEMPLATE_ID) {
            open(record);
        }
        for (int i = 0; i < open.size(); i++) {
            open.get(i).digest().add(record);
        }
        if (unopened != null) {
            unopened.add(record);
        }
        return template == BusinessDateClosedDecoder.TEMPLATE_ID ? close(record) : null;
    }

    private void open(RecordView record) {
        opened.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        RangeDigest range = unopened;
        unopened = null;
        if (open.size() >= MOST_OPEN_DATES) {
            throw new IllegalStateException(
                    "record %d opens a date while %d are open (expected: fewer than %d)"
                            .formatted(record.sequence(), open.size(), MOST_OPEN_DATES));
        }
        int date = (int) opened.businessDate();
        take(date);
        open.add(new OpenDate(date, range == null ? new RangeDigest(record.sequence()) : range));
    }

    private @Nullable DateSeal close(RecordView record) {
        closed.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int date = (int) closed.businessDate();
        RangeDigest range = take(date);
        if (range == null) {
            return null;
        }
        long behind = record.sequence() + 1;
        if (open.isEmpty() && unopened == null) {
            unopened = new RangeDigest(behind);
        }
        long next =
                open.stream().mapToLong(each -> each.digest().firstSequence()).min().orElse(behind);
        return range.seal(date, next);
    }

    /** Takes a date out; null when it is not open. */
    private @Nullable RangeDigest take(int date) {
        for (OpenDate each : open) {
            if (each.date() == date) {
                open.remove(each);
                return each.digest();
            }
        }
        return null;
    }
}
