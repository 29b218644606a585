package io.crosspoint.app.wiring;

import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.core.lane.Stream;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.chronicle.JournalSettings;

/** The three streams of one switch. */
record Journals(Stream transactions, Stream tokens, Stream codes) implements AutoCloseable {
    private static final int TRANSACTION_BATCH = 1 << 20;
    private static final int SERVICE_BATCH = 1 << 16;

    /** Opens the streams, oldest dependency first; those opened are closed when one cannot be. */
    static Journals open(SwitchConfig config) {
        Stream tokens = open(config.tokenStream(), SERVICE_BATCH);
        try {
            Stream codes = open(config.codeStream(), SERVICE_BATCH);
            try {
                return new Journals(open(config.transactions(), TRANSACTION_BATCH), tokens, codes);
            } catch (RuntimeException e) {
                codes.journal().close();
                throw e;
            }
        } catch (RuntimeException e) {
            tokens.journal().close();
            throw e;
        }
    }

    private static Stream open(JournalSettings settings, int batchBytes) {
        ChronicleJournal journal = ChronicleJournal.open(settings);
        return new Stream(journal, journal.newBatch(batchBytes));
    }

    Machines.Readers readers() {
        return new Machines.Readers(
                tokens.journal()::read, codes.journal()::read, transactions.journal()::read);
    }

    /** Seals business dates from here on, until the sealing is closed. */
    DateSealing sealDates(SwitchConfig config) {
        return DateSealing.start(config.transactions().directory(), transactions.journal());
    }

    void onDurable(Runnable wake) {
        transactions.journal().onDurable(wake);
        tokens.journal().onDurable(wake);
        codes.journal().onDurable(wake);
    }

    @Override
    public void close() {
        transactions.journal().close();
        codes.journal().close();
        tokens.journal().close();
    }
}
