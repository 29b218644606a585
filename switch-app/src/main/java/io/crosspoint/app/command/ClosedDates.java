package io.crosspoint.app.command;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.transactions.BusinessDateClosedDecoder;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;

import java.util.OptionalInt;

/** Finds which business dates a stream of transactions has closed. */
final class ClosedDates {
    private ClosedDates() {}

    /** The latest, yyyymmdd; reads to the end of the stream. */
    static OptionalInt last(JournalReader records) {
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        BusinessDateClosedDecoder closed = new BusinessDateClosedDecoder();
        int last = 0;
        while (records.next()) {
            RecordView record = records.record();
            header.wrap(record.buffer(), record.bodyOffset());
            if (header.schemaId() == MessageHeaderDecoder.SCHEMA_ID
                    && header.templateId() == BusinessDateClosedDecoder.TEMPLATE_ID) {
                closed.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
                last = Math.max(last, (int) closed.businessDate());
            }
        }
        return last == 0 ? OptionalInt.empty() : OptionalInt.of(last);
    }
}
