package io.crosspoint.core.engine;

import io.crosspoint.core.risk.RiskState;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.snapshot.FoldedState;
import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.transactions.AdviceDeliveredDecoder;
import io.crosspoint.journal.transactions.AdviceStoredDecoder;
import io.crosspoint.journal.transactions.BalancesToldDecoder;
import io.crosspoint.journal.transactions.BusinessDateClosedDecoder;
import io.crosspoint.journal.transactions.BusinessDateOpenedDecoder;
import io.crosspoint.journal.transactions.DeliveryDoubtfulDecoder;
import io.crosspoint.journal.transactions.DeliveryResolvedDecoder;
import io.crosspoint.journal.transactions.EngineStartedDecoder;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.LateAnswerDecoder;
import io.crosspoint.journal.transactions.LinkSignOnDecoder;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;
import io.crosspoint.journal.transactions.OriginalRecalledDecoder;
import io.crosspoint.journal.transactions.ReversalAcceptedDecoder;
import io.crosspoint.journal.transactions.ReversalAnsweredDecoder;
import io.crosspoint.journal.transactions.ReversalCause;
import io.crosspoint.journal.transactions.ReversalDeliveredDecoder;
import io.crosspoint.journal.transactions.ReversalQueuedDecoder;
import io.crosspoint.journal.transactions.TotalsComparedDecoder;
import io.crosspoint.journal.transactions.TransactionAcceptedDecoder;
import io.crosspoint.journal.transactions.TransactionAskedAgainDecoder;
import io.crosspoint.journal.transactions.TransactionConcludedDecoder;
import io.crosspoint.journal.transactions.TransactionDeclinedDecoder;
import io.crosspoint.journal.transactions.TransactionType;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.token.TokenVault;

/**
 * All that the engine knows, as the fold of the transaction stream. Deciders read it; only {@link
 * #apply} changes it, live and on replay alike.
 */
final class EngineState implements FoldedState {
    static final int MOST_LINKS = 1024;

    /** Transactions that the switch declined by itself are numbered from here. */
    static final long REFUSED = 1L << 48;

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
    final TotalsBook totalsBook;
    final TotalsAnswers totalsAnswers = new TotalsAnswers();
    final Balances balances;
    final Orphans orphans;
    final BusinessDates dates = new BusinessDates();
    final Deadlines deadlines;
    final Interrupted interrupted;
    final Totals totals = new Totals();
    final RiskState risk;
    final AbsentChanges absent = new AbsentChanges();

    private final LinkStates links = new LinkStates();
    private final FollowUps followUps;
    private final DeliveryFold deliveries;
    private long lastTransactionId;
    private long lastRefusedId = REFUSED;
    private int epoch;
    private int inFlight;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TransactionAcceptedDecoder accepted = new TransactionAcceptedDecoder();
    private final TransactionDeclinedDecoder declined = new TransactionDeclinedDecoder();
    private final TransactionAskedAgainDecoder askedAgain = new TransactionAskedAgainDecoder();
    private final TransactionConcludedDecoder concluded = new TransactionConcludedDecoder();
    private final ReversalQueuedDecoder reversalQueued = new ReversalQueuedDecoder();
    private final ReversalAcceptedDecoder reversalAccepted = new ReversalAcceptedDecoder();
    private final LateAnswerDecoder lateAnswer = new LateAnswerDecoder();
    private final BusinessDateOpenedDecoder dateOpened = new BusinessDateOpenedDecoder();
    private final BusinessDateClosedDecoder dateClosed = new BusinessDateClosedDecoder();
    private final LinkSignOnDecoder linkSignOn = new LinkSignOnDecoder();
    private final EngineStartedDecoder started = new EngineStartedDecoder();
    private final OriginalRecalledDecoder recalled = new OriginalRecalledDecoder();
    private final Answer answer = new Answer();
    private final FactsDecoder facts = new FactsDecoder();

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
        totalsBook = new TotalsBook(table);
        balances = new Balances(settings.remembered());
        orphans = new Orphans(settings.orphanReversals());
        deadlines = new Deadlines(table);
        interrupted = new Interrupted(table);
        risk = new RiskState(table.slots());
        followUps = new FollowUps(table, Spending.of(vault, registry, risk), absent);
        deliveries = new DeliveryFold(this);
    }

    long lastTransactionId() {
        return lastTransactionId;
    }

    long nextRefusedId() {
        return lastRefusedId + 1;
    }

    int epoch() {
        return epoch;
    }

    int inFlight() {
        return inFlight;
    }

    int inFlightOf(int link) {
        return links.inFlight(link);
    }

    boolean isSignedOn(int link) {
        return links.isSignedOn(link);
    }

    /** The member itself signed off and has not come back since. */
    boolean hasSignedOff(int link) {
        return links.hasSignedOff(link);
    }

    /** The switch's own STAN for the next message to an issuer: 1 to 999999, then 1 again. */
    int nextIssuerStan(int link) {
        return links.nextStan(link);
    }

    void apply(RecordView record) {
        header.wrap(record.buffer(), record.bodyOffset());
        absent.at(record.sequence());
        switch (header.templateId()) {
            case TransactionAcceptedDecoder.TEMPLATE_ID -> accepted(record);
            case TransactionDeclinedDecoder.TEMPLATE_ID -> declined(record);
            case TransactionAskedAgainDecoder.TEMPLATE_ID -> askedAgain(record);
            case TransactionConcludedDecoder.TEMPLATE_ID -> concluded(record);
            case ReversalQueuedDecoder.TEMPLATE_ID -> reversalQueued(record);
            case ReversalAcceptedDecoder.TEMPLATE_ID -> reversalAccepted(record);
            case LateAnswerDecoder.TEMPLATE_ID -> lateAnswer(record);
            case BusinessDateOpenedDecoder.TEMPLATE_ID -> dateOpened(record);
            case BusinessDateClosedDecoder.TEMPLATE_ID -> dateClosed(record);
            case LinkSignOnDecoder.TEMPLATE_ID -> linkSignOn(record);
            case EngineStartedDecoder.TEMPLATE_ID -> started(record);
            case OriginalRecalledDecoder.TEMPLATE_ID -> recalled(record);
            default -> applyDelivery(record);
        }
    }

    private void applyDelivery(RecordView record) {
        switch (header.templateId()) {
            case ReversalDeliveredDecoder.TEMPLATE_ID ->
                    deliveries.reversalDelivered(record, header);
            case ReversalAnsweredDecoder.TEMPLATE_ID -> deliveries.reversalAnswered(record, header);
            case DeliveryDoubtfulDecoder.TEMPLATE_ID -> deliveries.doubtful(record, header);
            case DeliveryResolvedDecoder.TEMPLATE_ID -> deliveries.resolved(record, header);
            case AdviceStoredDecoder.TEMPLATE_ID -> deliveries.adviceStored(record, header);
            case AdviceDeliveredDecoder.TEMPLATE_ID -> deliveries.adviceDelivered(record, header);
            case TotalsComparedDecoder.TEMPLATE_ID -> deliveries.totalsCompared(record, header);
            case BalancesToldDecoder.TEMPLATE_ID -> deliveries.balancesTold(record, header);
            default -> risk(record);
        }
    }

    private void risk(RecordView record) {
        if (!risk.apply(header.templateId(), record, lastTransactionId)) {
            throw new IllegalStateException(
                    "record "
                            + record.sequence()
                            + ": message "
                            + header.templateId()
                            + " (expected: one of the transaction stream's)");
        }
    }

    private void accepted(RecordView record) {
        accepted.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        lastTransactionId = accepted.facts().transactionId();
        int slot = table.slotOf(lastTransactionId);
        if (table.status(slot) != TransactionTable.EMPTY) {
            keys.remove(slot);
        }
        table.put(slot, record.buffer(), accepted.offset(), TransactionTable.IN_FLIGHT);
        keys.add(slot, true);
        table.facts(slot, facts);
        int link = facts.issuerLink();
        links.accepted(link, (int) facts.issuerStan());
        inFlight++;
        dates.accepted((int) facts.businessDate());
        deadlines.add(link, facts.transactionId());
        followUps.accepted(slot, facts);
        risk.accepted(
                slot, facts, countedOf(accepted.counted()), accepted.deviceHash(), record.timeNs());
        totals.requests++;
    }

    private void declined(RecordView record) {
        declined.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        lastRefusedId = declined.facts().transactionId();
        int slot = refused.slotOf(lastRefusedId);
        if (refused.status(slot) != TransactionTable.EMPTY) {
            refusedKeys.remove(slot);
        }
        refused.put(slot, record.buffer(), declined.offset(), TransactionTable.DECLINED);
        refused.deadline(slot, record.timeNs());
        answer.declined(ResponseCode.of(declined.responseCode(0), declined.responseCode(1)));
        refusedKeys.add(slot, answer.responseCode != ResponseCode.DUPLICATE);
        refused.setAnswer(slot, answer);
        if (answer.responseCode != ResponseCode.DUPLICATE) {
            followUps.declined(refused.facts(slot, facts));
        }
        long counted = countedOf(declined.counted());
        if (counted != 0) {
            risk.declined(
                    refused.facts(slot, facts), counted, declined.deviceHash(), record.timeNs());
        }
        totals.requests++;
        totals.declinedBySwitch++;
    }

    private void askedAgain(RecordView record) {
        askedAgain.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int slot = slotOf(askedAgain.transactionId());
        table.set(slot, Flag.ASKED_AGAIN, true);
        table.deadline(slot, askedAgain.deadlineNs());
        interrupted.remove(askedAgain.transactionId());
        deadlines.add(table.facts(slot, facts).issuerLink(), askedAgain.transactionId());
    }

    private void concluded(RecordView record) {
        concluded.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int slot = slotOf(concluded.transactionId());
        answer.responseCode = ResponseCode.of(concluded.responseCode(0), concluded.responseCode(1));
        answer.settlementDate = concluded.settlementDate();
        concluded.getAuthorisationId(answer.authorisationId, 0);
        table.conclude(slot, concluded.outcomeRaw(), answer);
        table.facts(slot, facts);
        boolean approved = table.outcome(slot) == Outcomes.APPROVED;
        inFlight--;
        links.concluded(facts.issuerLink());
        long soldMinor = Types.isSale(facts.type()) ? facts.amountMinor() : 0;
        dates.concluded((int) facts.businessDate(), approved, soldMinor);
        if (approved) {
            totalsBook.approved(slot, facts);
        }
        if (approved && facts.type() == TransactionType.REFUND) {
            dates.refunded((int) facts.businessDate(), facts.amountMinor());
        }
        deadlines.prune(facts.issuerLink());
        interrupted.remove(concluded.transactionId());
        followUps.concluded(slot, facts);
        if (table.outcome(slot) == Outcomes.DECLINED) {
            risk.declinedByIssuer(slot, facts, record.timeNs());
        }
        Outcomes.count(table.outcome(slot), totals);
    }

    private void reversalQueued(RecordView record) {
        reversalQueued.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int slot = slotOf(reversalQueued.transactionId());
        table.set(slot, Flag.REVERSED, true);
        int stan = (int) reversalQueued.reversalStan();
        deliveries.reversalQueued(slot, stan, reversalQueued.transmissionTime());
        table.facts(slot, facts);
        links.usedStan(facts.issuerLink(), stan);
        int date = (int) reversalQueued.businessDate();
        dates.reversed(date);
        if (reversalQueued.cause() == ReversalCause.ACQUIRER) {
            totalsBook.acquirerReversed(slot, facts, date);
        }
        followUps.reversed(slot, facts);
    }

    private void reversalAccepted(RecordView record) {
        deliveries.reversalAccepted(record, header);
        reversalAccepted.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        totals.reversalsAccepted++;
        if (reversalAccepted.originalId() == 0) {
            orphans.add(
                    reversalAccepted.acquirerLink(),
                    KeyIndex.hash(
                            reversalAccepted.acquirerLink(),
                            (int) reversalAccepted.originalStan(),
                            reversalAccepted.originalTransmissionTime(),
                            reversalAccepted.acquirer(),
                            reversalAccepted.forwarder()));
        } else if (reversalAccepted.originalId() < REFUSED) {
            table.set(slotOf(reversalAccepted.originalId()), Flag.REVERSED, true);
        }
    }

    private void lateAnswer(RecordView record) {
        lateAnswer.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        totals.lateAnswers++;
        int code = ResponseCode.of(lateAnswer.responseCode(0), lateAnswer.responseCode(1));
        if (ResponseCode.isApproval(code)) {
            int late = slotOf(lateAnswer.transactionId());
            totalsBook.issuerApproved(
                    late, table.facts(late, facts), (int) lateAnswer.businessDate());
        }
        if (code != ResponseCode.NONE && !ResponseCode.isApproval(code)) {
            int slot = slotOf(lateAnswer.transactionId());
            followUps.declinedLate(slot, table.facts(slot, facts));
        }
    }

    private void dateOpened(RecordView record) {
        dateOpened.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        dates.opened((int) dateOpened.businessDate(), record.sequence());
        totalsBook.opened((int) dateOpened.businessDate());
    }

    private void dateClosed(RecordView record) {
        dateClosed.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        dates.closed((int) dateClosed.businessDate());
        totalsBook.closed();
    }

    private void linkSignOn(RecordView record) {
        linkSignOn.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        links.signOn(linkSignOn.link(), linkSignOn.state());
        interrupted.signOnChanged();
    }

    private void started(RecordView record) {
        started.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        epoch = (int) started.epoch();
        deadlines.interrupt(interrupted);
        interrupted.since(record.timeNs());
        links.signOffAll();
        totals.clear();
    }

    /**
     * Writes all that {@link #apply} may change, each table in a section of its own; counts since
     * the start are left out.
     */
    @Override
    public void save(SnapshotWriter out) {
        out.section("engine.transactions", 1);
        table.save(out);
        keys.save(out);
        out.section("engine.refused", 1);
        refused.save(out);
        refusedKeys.save(out);
        out.section("engine.pending", 1);
        reversals.save(out);
        deadlines.save(out);
        interrupted.save(out);
        out.section("engine.deliveries", 1);
        advices.save(out);
        reversals.saveDoubts(out);
        advices.saveDoubts(out);
        reversalAnswers.save(out);
        out.section("engine.totals", 1);
        totalsBook.save(out);
        totalsAnswers.save(out);
        out.section("engine.balances", 1);
        balances.save(out);
        out.section("engine.orphans", 1);
        orphans.save(out);
        out.section("engine.dates", 1);
        dates.save(out);
        out.section("engine.links", 1);
        links.save(out);
        out.section("engine.absent", 1);
        absent.save(out);
        out.section("engine.counters", 1);
        out.putLong(lastTransactionId);
        out.putLong(lastRefusedId);
        out.putInt(epoch);
        out.putInt(inFlight);
        risk.save(out);
    }

    @Override
    public void load(SnapshotReader in) {
        in.section("engine.transactions", 1);
        table.load(in);
        keys.load(in);
        in.section("engine.refused", 1);
        refused.load(in);
        refusedKeys.load(in);
        in.section("engine.pending", 1);
        reversals.load(in);
        deadlines.load(in);
        interrupted.load(in);
        in.section("engine.deliveries", 1);
        advices.load(in);
        reversals.loadDoubts(in);
        advices.loadDoubts(in);
        reversalAnswers.load(in);
        in.section("engine.totals", 1);
        totalsBook.load(in);
        totalsAnswers.load(in);
        in.section("engine.balances", 1);
        balances.load(in);
        in.section("engine.orphans", 1);
        orphans.load(in);
        in.section("engine.dates", 1);
        dates.load(in);
        in.section("engine.links", 1);
        links.load(in);
        in.section("engine.absent", 1);
        absent.load(in);
        in.section("engine.counters", 1);
        lastTransactionId = in.getLong();
        lastRefusedId = in.getLong();
        epoch = in.getInt();
        inFlight = in.getInt("in flight", 0, table.capacity());
        risk.load(in);
    }

    /** Records of the first version name no counters. */
    private static long countedOf(long field) {
        return field == TransactionAcceptedDecoder.countedNullValue() ? 0 : field;
    }

    /** A transaction is remembered again; another that was recalled before may give way to it. */
    private void recalled(RecordView record) {
        recalled.wrapAndApplyHeader(record.buffer(), record.bodyOffset(), header);
        int slot = table.recalled().next(Flag.PINNED);
        if (table.status(slot) != TransactionTable.EMPTY) {
            keys.remove(slot);
            absent.note(table.facts(slot).transactionId());
        }
        table.recalled().put(slot, recalled.facts().transactionId());
        table.put(slot, record.buffer(), recalled.offset(), TransactionTable.CONCLUDED);
        answer.responseCode = ResponseCode.of(recalled.responseCode(0), recalled.responseCode(1));
        answer.settlementDate = recalled.settlementDate();
        recalled.getAuthorisationId(answer.authorisationId, 0);
        table.conclude(slot, recalled.outcomeRaw(), answer);
        table.flags(slot, recalled.flags());
        table.addRefunded(slot, recalled.refundedMinor());
        table.completedBy(slot, recalled.completedBy());
        table.reversalKey(slot, (int) recalled.reversalStan(), recalled.reversalTime());
        keys.add(slot, false);
        totals.recalled++;
    }

    /** A number that differs, but for chance, when two states do; counts since start left out. */
    @Override
    public long digest() {
        long digest = table.digest() * 31 + lastTransactionId;
        digest = (digest * 31 + refused.digest()) * 31 + lastRefusedId;
        digest = (digest * 31 + keys.digest()) * 31 + refusedKeys.digest();
        digest = (digest * 31 + inFlight) * 31 + epoch;
        digest = digest * 31 + links.digest();
        digest = (digest * 31 + table.recalled().turn()) * 31 + absent.digest();
        digest = digest * 31 + dates.digest();
        digest = digest * 31 + orphans.digest();
        digest = digest * 31 + reversals.digest();
        digest = digest * 31 + advices.digest();
        digest = digest * 31 + reversalAnswers.digest();
        digest = (digest * 31 + totalsBook.digest()) * 31 + totalsAnswers.digest();
        digest = digest * 31 + balances.digest();
        digest = digest * 31 + interrupted.digest();
        digest = digest * 31 + risk.digest();
        return digest * 31 + deadlines.digest();
    }

    private int slotOf(long transactionId) {
        return table.remembered(transactionId);
    }
}
