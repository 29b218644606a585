package io.crosspoint.journal.seal;

import io.crosspoint.journal.Journal;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.chronicle.Durability;
import io.crosspoint.journal.chronicle.JournalSettings;
import io.crosspoint.journal.transactions.BusinessDateClosedEncoder;
import io.crosspoint.journal.transactions.BusinessDateOpenedEncoder;
import io.crosspoint.journal.transactions.EngineStartedEncoder;
import io.crosspoint.journal.transactions.LinkSignOnEncoder;
import io.crosspoint.journal.transactions.MessageHeaderEncoder;

import java.nio.file.Path;

/** Writes business dates as short words: {@code o20 s3 c20}. */
public final class DayScript implements AutoCloseable {
    private static final long NS_PER_DAY = 86_400_000_000_000L;

    private final Journal journal;
    private final RecordBatch batch;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    public DayScript(Path stream) {
        ChronicleJournal opened =
                ChronicleJournal.open(
                        new JournalSettings(stream, Durability.PROCESS, 0, 1, 1 << 20, 0));
        journal = opened;
        batch = opened.newBatch(64 << 10);
    }

    /**
     * Appends records: e an engine's start, oDD and cDD a date of November 2026 that opens or
     * closes, sN so many sign-ons.
     */
    public DayScript write(String script) {
        for (String word : script.split(" ", -1)) {
            int number = word.length() == 1 ? 0 : Integer.parseInt(word.substring(1));
            switch (word.charAt(0)) {
                case 'e' -> started();
                case 'o' -> open(number);
                case 'c' -> close(number);
                default -> signOns(number);
            }
        }
        journal.append(batch);
        return this;
    }

    private void started() {
        EngineStartedEncoder started = new EngineStartedEncoder();
        started.wrapAndApplyHeader(batch.buffer(), batch.begin(), header).epoch(1);
        commit(started.encodedLength());
    }

    private void open(int day) {
        BusinessDateOpenedEncoder opened = new BusinessDateOpenedEncoder();
        opened.wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                .businessDate(20_261_100 + day)
                .previousDate(0);
        commit(opened.encodedLength());
    }

    private void close(int day) {
        BusinessDateClosedEncoder closed = new BusinessDateClosedEncoder();
        closed.wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                .businessDate(20_261_100 + day);
        commit(closed.encodedLength());
    }

    private void signOns(int count) {
        for (int i = 0; i < count; i++) {
            LinkSignOnEncoder signOn = new LinkSignOnEncoder();
            signOn.wrapAndApplyHeader(batch.buffer(), batch.begin(), header).link(i);
            commit(signOn.encodedLength());
        }
    }

    private void commit(int length) {
        batch.commit(
                MessageHeaderEncoder.ENCODED_LENGTH + length, NS_PER_DAY + batch.lastSequence());
    }

    @Override
    public void close() {
        journal.close();
    }
}
