package io.crosspoint.app.demo;

import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.clearing.ClearingOptions;
import io.crosspoint.clearing.ClearingReport;
import io.crosspoint.clearing.ClearingRun;
import io.crosspoint.clearing.fees.FeeTable;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.chronicle.JournalSettings;
import io.crosspoint.journal.verify.JournalVerifier;
import io.crosspoint.journal.verify.Verification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that was found after the stream.
 *
 * @param streams verification by name of the stream
 * @param books of the members, compared
 * @param scan for card numbers in files
 */
record Proof(
        JournalBook journal,
        Map<String, Verification> streams,
        ClearingReport clearing,
        List<BookComparison.Result> books,
        CardNumberScan.Finding scan) {

    /** Reads the files of the run. */
    static Proof of(DemoFolder folder, SwitchConfig config, Books books, int businessDate) {
        Map<String, JournalSettings> settings = new LinkedHashMap<>();
        settings.put("transactions", config.transactions());
        settings.put("tokens", config.tokenStream());
        settings.put("codes", config.codeStream());
        Map<String, Verification> streams = new LinkedHashMap<>();
        settings.forEach(
                (name, stream) ->
                        streams.put(
                                name, JournalVerifier.verify(folder.resolve(stream.directory()))));
        Path transactions = folder.resolve(config.transactions().directory());
        JournalBook entries;
        try (JournalReader reader = ChronicleJournal.follow(transactions, 0)) {
            entries = JournalBook.read(reader);
        }
        ClearingReport clearing;
        try (JournalReader reader = ChronicleJournal.follow(transactions, 0)) {
            clearing =
                    new ClearingRun(FeeTable.standard(), ClearingOptions.standard())
                            .clear(reader, businessDate, folder.clearing());
        }
        return new Proof(
                entries, streams, clearing, books.compareWith(entries), scan(folder, books));
    }

    private static CardNumberScan.Finding scan(DemoFolder folder, Books books) {
        try {
            return new CardNumberScan(books.cardNumbers()).folder(folder.files());
        } catch (IOException e) {
            throw new DemoException("the files of the run cannot be read: " + e.getMessage(), e);
        }
    }

    /** Everything that is not as it must be, in words. */
    List<String> disagreements() {
        List<String> all = new ArrayList<>();
        streams.forEach(
                (name, verification) -> {
                    Verification.BadRecord bad = verification.bad();
                    if (bad != null) {
                        all.add("journal %s: %s".formatted(name, bad.problem()));
                    }
                });
        books.forEach(book -> all.addAll(book.differences()));
        clearing.controls().stream()
                .filter(total -> !total.agrees())
                .forEach(
                        total ->
                                all.add(
                                        "clearing: %s is %d (expected: %d)"
                                                .formatted(
                                                        total.name(),
                                                        total.found(),
                                                        total.expected())));
        clearing.sums().stream()
                .filter(sums -> sums.netMinor() != 0)
                .forEach(sums -> all.add("clearing: net positions sum to " + sums.netMinor()));
        if (scan.found() != 0) {
            all.add("%d clear card numbers in files (expected: 0)".formatted(scan.found()));
        }
        return all;
    }
}
