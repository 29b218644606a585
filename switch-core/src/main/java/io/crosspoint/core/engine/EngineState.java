package io.crosspoint.core.engine;

import io.crosspoint.core.risk.RiskState;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.token.TokenVault;

/**
 * All that the engine knows, as the fold of the transaction stream. Deciders read it; only {@link
 * #apply} changes it, live and on replay alike, and a snapshot holds all of its {@link #parts}.
 */
final class EngineState {
    static final int MOST_LINKS = 1024;

    private static final int MOST_REFUSED = 1 << 14;

    final TransactionTable table;
    final TransactionKeys keys;

    /** Declined by the switch: apart, so that no flood of them displaces what an issuer knows. */
    final TransactionTable refused;

    final TransactionKeys refusedKeys;
    final PendingDeliveries reversals;

    /** Advices that the switch has answered for their issuers. */
    final PendingDeliveries advices;

    final ReversalAnswers reversalAnswers;
    final TotalsBook totalsBook = new TotalsBook();
    final TotalsAnswers totalsAnswers = new TotalsAnswers();
    final Balances balances;
    final Orphans orphans;
    final BusinessDates dates = new BusinessDates();
    final Deadlines deadlines;
    final Interrupted interrupted;
    final Totals totals = new Totals();
    final RiskState risk;
    final AbsentChanges absent = new AbsentChanges();

    final LinkStates links = new LinkStates();
    final Counters counters;

    /** All of the above, but for the totals since the start: who adds a table adds it there. */
    final StateParts parts;

    private final TransactionFold transactions;
    private final DeliveryFold deliveries;
    private final OperationFold operation;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    EngineState(
            EngineSettings settings, LinkPolicies policies, TokenVault vault, QrRegistry registry) {
        table = new TransactionTable(settings.remembered(), settings.recalled());
        keys = new TransactionKeys(table, policies);
        refused = new TransactionTable(Math.min(settings.remembered(), MOST_REFUSED));
        refusedKeys = new TransactionKeys(refused, policies);
        long retryNs = settings.reversalRetryNs();
        reversals = new PendingDeliveries(table, Flag.REVERSAL_PENDING, retryNs);
        advices = new PendingDeliveries(table, Flag.ADVICE_PENDING, retryNs);
        reversalAnswers = new ReversalAnswers(settings.remembered());
        balances = new Balances(settings.remembered());
        orphans = new Orphans(settings.orphanReversals());
        deadlines = new Deadlines(table);
        interrupted = new Interrupted(table);
        risk = new RiskState(table.slots());
        counters = new Counters(table.capacity());
        parts = parts();
        FollowUps followUps = new FollowUps(table, Spending.of(vault, registry, risk), absent);
        Deliveries undone = new FoundReversals(reversals, keys);
        IssuerSide issuers = new IssuerSide(table, undone, advices, totalsBook, followUps);
        deliveries = new DeliveryFold(this, issuers);
        transactions = new TransactionFold(this, followUps, issuers, deliveries);
        operation = new OperationFold(this);
    }

    private StateParts parts() {
        return new StateParts(
                new StatePart("engine.transactions", 1)
                        .with(table, DigestNumber.TRANSACTIONS, table::digest)
                        .number(DigestNumber.TURN_OF_RECALLED, table.recalled()::turn)
                        .with(keys, DigestNumber.KEYS, keys::digest),
                new StatePart("engine.refused", 1)
                        .with(refused, DigestNumber.REFUSED, refused::digest)
                        .with(refusedKeys, DigestNumber.REFUSED_KEYS, refusedKeys::digest),
                new StatePart("engine.pending", 1)
                        .with(reversals, DigestNumber.REVERSALS, reversals::digest)
                        .with(deadlines, DigestNumber.DEADLINES, deadlines::digest)
                        .with(interrupted, DigestNumber.INTERRUPTED, interrupted::digest),
                new StatePart("engine.deliveries", 1)
                        .with(advices, DigestNumber.ADVICES, advices::digest)
                        .with(reversals.doubts())
                        .with(advices.doubts())
                        .with(
                                reversalAnswers,
                                DigestNumber.REVERSAL_ANSWERS,
                                reversalAnswers::digest),
                new StatePart("engine.totals", 1)
                        .with(totalsBook, DigestNumber.TOTALS, totalsBook::digest)
                        .with(totalsAnswers, DigestNumber.TOTALS_ANSWERS, totalsAnswers::digest),
                new StatePart("engine.balances", 1)
                        .with(balances, DigestNumber.BALANCES, balances::digest),
                new StatePart("engine.orphans", 1)
                        .with(orphans, DigestNumber.ORPHANS, orphans::digest),
                new StatePart("engine.dates", 1).with(dates, DigestNumber.DATES, dates::digest),
                new StatePart("engine.links", 1).with(links, DigestNumber.LINKS, links::digest),
                new StatePart("engine.absent", 1).with(absent, DigestNumber.ABSENT, absent::digest),
                new StatePart("engine.counters", 1)
                        .with(counters)
                        .number(DigestNumber.LAST_TRANSACTION, counters::lastTransactionId)
                        .number(DigestNumber.LAST_REFUSED, counters::lastRefusedId)
                        .number(DigestNumber.EPOCH, counters::epoch)
                        .number(DigestNumber.IN_FLIGHT, counters::inFlight),
                new StatePart("engine.risk", 1).with(risk, DigestNumber.RISK, risk::digest));
    }

    void apply(RecordView record) {
        header.wrap(record.buffer(), record.bodyOffset());
        absent.at(record.sequence());
        if (!transactions.apply(record, header)
                && !deliveries.apply(record, header)
                && !operation.apply(record, header)
                && !risk.apply(header.templateId(), record, counters.lastTransactionId())) {
            throw new IllegalStateException(
                    "record "
                            + record.sequence()
                            + ": message "
                            + header.templateId()
                            + " (expected: one of the transaction stream's)");
        }
    }
}
