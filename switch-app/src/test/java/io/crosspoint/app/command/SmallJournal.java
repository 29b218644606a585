package io.crosspoint.app.command;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.chronicle.Durability;
import io.crosspoint.journal.chronicle.JournalSettings;
import io.crosspoint.journal.transactions.BusinessDateClosedEncoder;
import io.crosspoint.journal.transactions.BusinessDateOpenedEncoder;
import io.crosspoint.journal.transactions.CardKind;
import io.crosspoint.journal.transactions.Channel;
import io.crosspoint.journal.transactions.MessageHeaderEncoder;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.TransactionAcceptedEncoder;
import io.crosspoint.journal.transactions.TransactionConcludedEncoder;
import io.crosspoint.journal.transactions.TransactionType;

import java.nio.file.Path;

/** Writes a stream of transactions as a switch does: one business date with approved purchases. */
final class SmallJournal implements AutoCloseable {
    static final int DATE = 20_261_120;
    private static final int CHUNK_BYTES = 1 << 20;
    private static final long BANK = 1_020_000;
    private static final long ACQUIRER = 48_010_000;

    private final ChronicleJournal journal;
    private final RecordBatch batch;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private String terminal = "T0000001";
    private long lastId;
    private long sumMinor;

    SmallJournal(Path stream) {
        journal =
                ChronicleJournal.open(
                        new JournalSettings(
                                stream, Durability.PROCESS, 0, 1, CHUNK_BYTES, CHUNK_BYTES));
        batch = journal.newBatch(RecordBatch.MIN_CAPACITY_BYTES);
    }

    SmallJournal open() {
        int at = batch.begin();
        BusinessDateOpenedEncoder opened = new BusinessDateOpenedEncoder();
        opened.wrapAndApplyHeader(batch.buffer(), at, header).businessDate(DATE).previousDate(0);
        return append(opened.encodedLength());
    }

    /** What the terminal of the next purchases calls itself. */
    SmallJournal terminal(String name) {
        terminal = name;
        return this;
    }

    SmallJournal purchase(long amountMinor) {
        lastId++;
        sumMinor += amountMinor;
        TransactionAcceptedEncoder accepted = new TransactionAcceptedEncoder();
        int at = batch.begin();
        accepted.wrapAndApplyHeader(batch.buffer(), at, header)
                .facts()
                .transactionId(lastId)
                .businessDate(DATE)
                .type(TransactionType.PURCHASE)
                .channel(Channel.CARD)
                .cardKind(CardKind.DEBIT)
                .sealHigh(lastId)
                .sealLow(lastId)
                .bin(621_234)
                .lastFour((int) lastId)
                .panLength((short) 16)
                .tokenLength((short) 0)
                .token(0)
                .acquirer(ACQUIRER)
                .forwarder(ACQUIRER)
                .issuer(BANK)
                .mti(200)
                .mcc(5411)
                .currency(156)
                .entryMode(51)
                .amountMinor(amountMinor)
                .stan(lastId)
                .issuerStan(500_000 + lastId)
                .transmissionTime(1_120_000_000L + lastId)
                .originalId(0)
                .rrn("%012d".formatted(lastId))
                .terminal(terminal)
                .merchant("M00000000000001");
        append(accepted.encodedLength());
        TransactionConcludedEncoder concluded = new TransactionConcludedEncoder();
        at = batch.begin();
        concluded
                .wrapAndApplyHeader(batch.buffer(), at, header)
                .transactionId(lastId)
                .businessDate(DATE)
                .outcome(Outcome.APPROVED)
                .responseCode("00")
                .authorisationId("A00001")
                .settlementDate(0);
        return append(concluded.encodedLength());
    }

    /**
     * Seals the date.
     *
     * @param approvedTooMany added to the sealed count of approvals, to make it disagree
     */
    SmallJournal seal(int approvedTooMany) {
        int at = batch.begin();
        BusinessDateClosedEncoder closed = new BusinessDateClosedEncoder();
        closed.wrapAndApplyHeader(batch.buffer(), at, header)
                .businessDate(DATE)
                .firstSequence(1)
                .lastSequence(journal.position())
                .acceptedCount(lastId)
                .approvedCount(lastId + approvedTooMany)
                .approvedAmountMinor(sumMinor);
        return append(closed.encodedLength());
    }

    private SmallJournal append(int length) {
        batch.commit(MessageHeaderEncoder.ENCODED_LENGTH + length, 1_000_000_000L * (lastId + 1));
        journal.append(batch);
        return this;
    }

    @Override
    public void close() {
        journal.close();
    }
}
