package io.crosspoint.clearing;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.transactions.BusinessDateClosedEncoder;
import io.crosspoint.journal.transactions.BusinessDateOpenedEncoder;
import io.crosspoint.journal.transactions.CardKind;
import io.crosspoint.journal.transactions.Channel;
import io.crosspoint.journal.transactions.FactsEncoder;
import io.crosspoint.journal.transactions.MessageHeaderEncoder;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.ReversalCause;
import io.crosspoint.journal.transactions.ReversalQueuedEncoder;
import io.crosspoint.journal.transactions.TransactionAcceptedEncoder;
import io.crosspoint.journal.transactions.TransactionConcludedEncoder;
import io.crosspoint.journal.transactions.TransactionType;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Writes the records of business dates the way the engine does, into a journal in memory. */
final class JournalScript implements AutoCloseable {
    static final long DEBIT_BANK = 1021;
    static final long CREDIT_BANK = 3081;
    static final long ACQUIRER = 48_021_000L;
    static final int YUAN = 156;

    private final MemoryJournal journal = MemoryJournal.durableAtOnce();
    private final RecordBatch batch = new RecordBatch(1 << 16, 1, 0, 1);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TransactionAcceptedEncoder accepted = new TransactionAcceptedEncoder();
    private final TransactionConcludedEncoder concluded = new TransactionConcludedEncoder();
    private final ReversalQueuedEncoder reversal = new ReversalQueuedEncoder();
    private final BusinessDateOpenedEncoder opened = new BusinessDateOpenedEncoder();
    private final BusinessDateClosedEncoder closed = new BusinessDateClosedEncoder();
    private final Map<Long, Sale> sales = new HashMap<>();
    private final Map<Integer, long[]> totals = new HashMap<>();
    private final Map<Integer, Long> firstSequences = new HashMap<>();
    private long lastId;
    private int openDate;

    /** What the engine knows of a request. */
    record Sale(
            TransactionType type,
            int businessDate,
            CardKind kind,
            Channel channel,
            int mcc,
            long amountMinor,
            long acquirer,
            long originalId) {
        Sale amount(long minor) {
            return new Sale(type, businessDate, kind, channel, mcc, minor, acquirer, originalId);
        }

        Sale type(TransactionType other) {
            return new Sale(
                    other, businessDate, kind, channel, mcc, amountMinor, acquirer, originalId);
        }

        Sale kind(CardKind other) {
            return new Sale(
                    type, businessDate, other, channel, mcc, amountMinor, acquirer, originalId);
        }

        Sale channel(Channel other) {
            return new Sale(
                    type, businessDate, kind, other, mcc, amountMinor, acquirer, originalId);
        }

        Sale mcc(int other) {
            return new Sale(
                    type, businessDate, kind, channel, other, amountMinor, acquirer, originalId);
        }

        Sale acquirer(long other) {
            return new Sale(type, businessDate, kind, channel, mcc, amountMinor, other, originalId);
        }

        Sale original(long id) {
            return new Sale(type, businessDate, kind, channel, mcc, amountMinor, acquirer, id);
        }

        long issuer() {
            return kind == CardKind.CREDIT ? CREDIT_BANK : DEBIT_BANK;
        }

        boolean counted() {
            return type == TransactionType.PURCHASE
                    || type == TransactionType.COMPLETION
                    || type == TransactionType.COMPLETION_ADVICE
                    || type == TransactionType.OFFLINE_SALE;
        }
    }

    Sale purchase(long amountMinor) {
        return new Sale(
                TransactionType.PURCHASE,
                openDate,
                CardKind.DEBIT,
                Channel.CARD,
                5411,
                amountMinor,
                ACQUIRER,
                0);
    }

    void open(int date) {
        int previous = openDate;
        openDate = date;
        totals.put(date, new long[3]);
        int at = batch.begin();
        opened.wrapAndApplyHeader(batch.buffer(), at, header)
                .businessDate(date)
                .previousDate(previous);
        firstSequences.put(date, commit(opened.encodedLength()));
    }

    void close(int date) {
        long[] sums = totals(date);
        int at = batch.begin();
        closed.wrapAndApplyHeader(batch.buffer(), at, header)
                .businessDate(date)
                .firstSequence(Objects.requireNonNull(firstSequences.get(date)))
                .lastSequence(journal.position())
                .acceptedCount(sums[0])
                .approvedCount(sums[1])
                .approvedAmountMinor(sums[2]);
        commit(closed.encodedLength());
    }

    /** Lets the close of the date claim one approval more than there was. */
    void miscount(int date) {
        totals(date)[1]++;
    }

    /** Accepts without an answer yet. */
    long accept(Sale sale) {
        long id = ++lastId;
        sales.put(id, sale);
        totals(sale.businessDate())[0]++;
        int at = batch.begin();
        facts(accepted.wrapAndApplyHeader(batch.buffer(), at, header).facts(), id, sale);
        commit(accepted.encodedLength());
        return id;
    }

    long approve(Sale sale) {
        long id = accept(sale);
        conclude(id, Outcome.APPROVED);
        return id;
    }

    void conclude(long id, Outcome outcome) {
        Sale sale = Objects.requireNonNull(sales.get(id));
        if (outcome == Outcome.APPROVED) {
            totals(sale.businessDate())[1]++;
            totals(sale.businessDate())[2] += sale.counted() ? sale.amountMinor() : 0;
        }
        int at = batch.begin();
        concluded
                .wrapAndApplyHeader(batch.buffer(), at, header)
                .transactionId(id)
                .businessDate(sale.businessDate())
                .outcome(outcome)
                .responseCode(outcome == Outcome.APPROVED ? "00" : "98")
                .authorisationId("A%05d".formatted(id % 100_000))
                .settlementDate(0);
        commit(concluded.encodedLength());
    }

    void reverse(long id, ReversalCause cause) {
        int at = batch.begin();
        reversal.wrapAndApplyHeader(batch.buffer(), at, header)
                .transactionId(id)
                .businessDate(openDate)
                .cause(cause)
                .reversalStan(900_000 + id)
                .transmissionTime(1_120_120_000L);
        commit(reversal.encodedLength());
    }

    JournalReader read(long position) {
        return journal.read(position);
    }

    long position() {
        return journal.position();
    }

    @Override
    public void close() {
        journal.close();
    }

    private long[] totals(int date) {
        return Objects.requireNonNull(totals.get(date));
    }

    private long commit(int length) {
        batch.commit(MessageHeaderEncoder.ENCODED_LENGTH + length, 1_000_000_000L * (lastId + 1));
        return journal.append(batch);
    }

    private static void facts(FactsEncoder to, long id, Sale sale) {
        boolean token = sale.channel() == Channel.CONTACTLESS;
        to.transactionId(id)
                .businessDate(sale.businessDate())
                .type(sale.type())
                .channel(sale.channel())
                .cardKind(sale.kind())
                .sealHigh(17 * id)
                .sealLow(id)
                .bin(sale.kind() == CardKind.CREDIT ? 625_678 : 621_234)
                .lastFour((int) (id % 10_000))
                .panLength((short) (sale.kind() == CardKind.CREDIT ? 16 : 19))
                .tokenLength((short) (token ? 19 : 0))
                .token(token ? 6_299_000_000_000_000_000L + id : 0)
                .acquirer(sale.acquirer())
                .forwarder(sale.acquirer())
                .issuer(sale.issuer())
                .mti(200)
                .mcc(sale.mcc())
                .currency(YUAN)
                .entryMode(51)
                .amountMinor(sale.amountMinor())
                .stan(id % 1_000_000)
                .issuerStan(500_000 + id % 500_000)
                .transmissionTime(1_120_000_000L + id)
                .originalId(sale.originalId())
                .rrn("%012d".formatted(id))
                .terminal("T0000001")
                .merchant("M00000000000001");
    }
}
