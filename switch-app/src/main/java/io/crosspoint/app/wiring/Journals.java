package io.crosspoint.app.wiring;

import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.lane.Stream;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.chronicle.JournalSettings;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.token.TokenVault;

import java.util.function.Consumer;

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

    /**
     * Brings the state machines to the end of their streams. The engine's moves counters of both.
     */
    void fold(Engine engine, TokenVault vault, QrRegistry registry) {
        fold(tokens, vault::apply);
        fold(codes, registry::apply);
        fold(transactions, engine::replay);
    }

    private static void fold(Stream stream, Consumer<RecordView> into) {
        try (JournalReader reader = stream.journal().read(0)) {
            while (reader.next()) {
                into.accept(reader.record());
            }
        }
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
