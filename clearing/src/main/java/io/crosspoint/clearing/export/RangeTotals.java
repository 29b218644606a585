package io.crosspoint.clearing.export;

import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.describe.RecordSchemas;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;
import io.crosspoint.journal.transactions.TransactionAcceptedDecoder;
import io.crosspoint.journal.transactions.TransactionDeclinedDecoder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the records of a range, and adds up the amounts of the transactions of its date. */
final class RangeTotals {
    private final RecordSchemas schemas;
    private final int date;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TransactionAcceptedDecoder accepted = new TransactionAcceptedDecoder();
    private final TransactionDeclinedDecoder declined = new TransactionDeclinedDecoder();
    private final SortedMap<String, Long> countByType = new TreeMap<>();
    private final Map<Key, long[]> amounts =
            new TreeMap<>(
                    Comparator.comparing(Key::record)
                            .thenComparing(Key::type)
                            .thenComparing(Key::currency));

    private record Key(String record, String type, int currency) {}

    RangeTotals(RecordSchemas schemas, int date) {
        this.schemas = schemas;
        this.date = date;
    }

    void add(RecordView record) {
        String type = schemas.nameOf(record);
        countByType.merge(type.substring(type.indexOf('.') + 1), 1L, Long::sum);
        header.wrap(record.buffer(), record.bodyOffset());
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            return;
        }
        switch (header.templateId()) {
            case TransactionAcceptedDecoder.TEMPLATE_ID -> {
                accepted.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
                add("TransactionAccepted", accepted.facts());
            }
            case TransactionDeclinedDecoder.TEMPLATE_ID -> {
                declined.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
                add("TransactionDeclined", declined.facts());
            }
            default -> {}
        }
    }

    private void add(String record, FactsDecoder facts) {
        if (facts.businessDate() == date) {
            long[] sums =
                    amounts.computeIfAbsent(
                            new Key(record, facts.type().name(), facts.currency()),
                            key -> new long[2]);
            sums[0]++;
            sums[1] = Math.addExact(sums[1], facts.amountMinor());
        }
    }

    SortedMap<String, Long> countByType() {
        return countByType;
    }

    List<Manifest.Amount> amounts() {
        List<Manifest.Amount> list = new ArrayList<>();
        amounts.forEach(
                (key, sums) ->
                        list.add(
                                new Manifest.Amount(
                                        key.record, key.type, key.currency, sums[0], sums[1])));
        return list;
    }
}
