package io.crosspoint.core.engine;

import io.crosspoint.core.risk.RiskDesk;
import io.crosspoint.core.routing.CardRange;
import io.crosspoint.core.routing.CardRanges;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.snapshot.FoldedState;
import io.crosspoint.journal.transactions.Resolution;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.token.TokenVault;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The switch's mind: takes a message and the time, writes what it decides as records and asks for
 * effects. Owned by the lane's thread.
 */
public final class Engine {
    private final EngineState state;
    private final CardRanges ranges;
    private final Records records;
    private final RequestDecider requests;
    private final AnswerDecider answers;
    private final ReversalDecider reversals;
    private final DeliveryDecider deliveries;
    private final DateDecider dates;
    private final NetworkDecider network;
    private final TotalsDecider reconciliation;
    private final ClockDecider clock;
    private final RiskDesk risk;
    private final RecallDecider recalls;

    /**
     * An engine with nothing folded yet.
     *
     * @param links limits and policies by link number
     * @param batch the batch that decisions are written to first
     */
    public Engine(
            EngineSettings settings,
            CardRanges ranges,
            LinkPolicies links,
            TokenVault vault,
            QrRegistry registry,
            RecordBatch batch) {
        this.ranges = ranges;
        state = new EngineState(settings, links, vault, registry);
        records = new Records(state, batch);
        DeliveryRecords deliveryRecords = new DeliveryRecords(state, records);
        Pursuit pursuit = new Pursuit(settings, state, records);
        ReversalQueue reversalQueue = new ReversalQueue(state, records, pursuit);
        AdviceQueue advices = new AdviceQueue(state, records, deliveryRecords, pursuit);
        deliveries = new DeliveryDecider(state, records, deliveryRecords, reversalQueue, advices);
        reversals = new ReversalDecider(settings, state, records, deliveryRecords, reversalQueue);
        dates = new DateDecider(settings, state, records);
        reconciliation = new TotalsDecider(state, records);
        network = new NetworkDecider(links, state, records);
        Router router = new Router(ranges, links, settings, state);
        Instruments instruments = new Instruments(state, vault, registry);
        RequestChecks checks = new RequestChecks(settings, state, dates, router, instruments);
        requests = new RequestDecider(settings, state, records, checks, advices, network);
        risk = new RiskDesk(state.risk, checks.risk(), records::risk);
        answers = new AnswerDecider(state, records, reversalQueue, deliveries, deliveryRecords);
        recalls = new RecallDecider(settings, state, records);
        clock = new ClockDecider(settings, links, state, records, deliveries, dates);
    }

    /** For tests beside the engine. */
    EngineState state() {
        return state;
    }

    /** Folds one record of the journal, before the first decision. */
    public void replay(RecordView record) {
        state.apply(record);
    }

    /**
     * A number that differs, but for chance, when the states of two engines do; counts since the
     * start and attempts at sending are left out.
     */
    public long digest() {
        return state.parts.digest();
    }

    /**
     * The state as a snapshot holds it; the vault's and the registry's are apart. To be loaded
     * before the first record that is replayed.
     */
    public FoldedState folded() {
        return state.parts;
    }

    /** Decides one message. At most {@link #MOST_RECORDS} records are written. */
    public void decide(Inbound message, long nowNs, RecordBatch batch, Effects effects) {
        records.into(batch, nowNs);
        if (message.kind == TransactionKind.NETWORK_MANAGEMENT) {
            network.decide(message, effects);
        } else if (message.kind == TransactionKind.RECONCILIATION) {
            reconciliation.decide(message, effects);
        } else if (isAnswer(message.mti)) {
            if (message.kind == TransactionKind.REVERSAL) {
                deliveries.reversalAnswered(message);
            } else {
                answers.decide(message, effects);
            }
        } else if (message.kind == TransactionKind.REVERSAL) {
            reversals.decide(message, effects);
        } else {
            requests.decide(message, nowNs, effects);
        }
    }

    /**
     * Whether a message is about a transaction that may have left memory. Then it must wait until
     * the index has answered, and be asked about again after {@link #bring}.
     *
     * @param recall where the question is put; the last one asked for this message with its answer,
     *     cleared before the first
     */
    public boolean isMissing(Inbound message, Recall recall, RecordBatch batch, long nowNs) {
        records.into(batch, nowNs);
        return recalls.isMissing(message, recall);
    }

    /**
     * Takes what the index found into memory, by a record, if it is still true.
     *
     * @return false when all places for recalled transactions are held by what must not be
     *     forgotten
     */
    public boolean bring(Recall recall, RecordBatch batch, long nowNs) {
        records.into(batch, nowNs);
        return recalls.bring(recall);
    }

    /**
     * Takes no new transactions, or takes them again. Repeats, answers and reversals are decided
     * all the same: they finish what was begun.
     */
    public void stopNew(boolean stopped) {
        requests.stop(stopped);
    }

    /** The most records that one decision, its original brought before, or one step writes. */
    public static final int MOST_RECORDS = 5;

    /**
     * Does one thing that time has brought about: a limit that ended, a reversal to be sent again,
     * a date that can be sealed.
     *
     * @return false when nothing is due
     */
    public boolean tick(long nowNs, RecordBatch batch, Effects effects) {
        records.into(batch, nowNs);
        return clock.step(nowNs, effects);
    }

    /** Rules and hot list; what is written goes to {@code batch}. */
    public RiskDesk risk(long nowNs, RecordBatch batch) {
        records.into(batch, nowNs);
        return risk;
    }

    /**
     * Takes up a stream: counts the start, opens the first date when there is none, and brings the
     * rules into force that were given to {@link RiskDesk#begin}.
     *
     * @param today yyyymmdd, the first date unless there is a schedule
     */
    public void start(int today, long nowNs, RecordBatch batch) {
        records.into(batch, nowNs);
        records.started(state.counters.epoch() + 1);
        dates.openFirst(today, nowNs);
        risk.start();
    }

    /**
     * Concludes and reverses one transaction that was in flight when the last process ended: nobody
     * knows whether it left. What is never reversed stays in flight and is asked again by {@link
     * #tick} when its issuer has signed on.
     *
     * @return false when there is none
     */
    public boolean recoverOne(long nowNs, RecordBatch batch, Effects effects) {
        records.into(batch, nowNs);
        return clock.recoverOne(nowNs, effects);
    }

    /**
     * A request that was to be forwarded could not be sent: its issuer has no connection. Nothing
     * happens when it was concluded meanwhile.
     */
    public void neverLeft(long transactionId, long nowNs, RecordBatch batch, Effects effects) {
        records.into(batch, nowNs);
        clock.neverLeft(transactionId, effects);
    }

    /** A link's member signed on, or was signed off by a lost connection. */
    public void signOn(int link, boolean on, long nowNs, RecordBatch batch) {
        records.into(batch, nowNs);
        network.signOn(link, on);
    }

    /**
     * Opens the next business date.
     *
     * @return false when the date before is still closing
     */
    public boolean cutOver(long nowNs, RecordBatch batch) {
        records.into(batch, nowNs);
        return dates.cutOver();
    }

    /**
     * What issuers have not settled, reversals first.
     *
     * @param doubtfulOnly only what waits for an operator
     * @param most how many are listed
     */
    public List<PendingDelivery> pending(boolean doubtfulOnly, int most) {
        return new PendingList(state).of(doubtfulOnly, most);
    }

    /**
     * An operator's decision about a reversal or advice that is pending.
     *
     * @return false when nothing of that transaction is pending
     */
    public boolean resolve(
            long transactionId, Resolution resolution, long nowNs, RecordBatch batch) {
        records.into(batch, nowNs);
        return deliveries.resolve(transactionId, resolution);
    }

    /** 110, 210, 230, 410, 430, 810: the tens digit is odd. */
    static boolean isAnswer(int mti) {
        return (mti / 10 & 1) == 1;
    }

    public boolean isSignedOn(int link) {
        return state.links.isSignedOn(link);
    }

    public int inFlight() {
        return state.counters.inFlight();
    }

    public int inFlightOf(int link) {
        return state.links.inFlight(link);
    }

    /** Doubtful ones included. */
    public int reversalsPending() {
        return state.reversals.count();
    }

    /** Reversals that wait for an operator. */
    public int reversalsDoubtful() {
        return state.reversals.doubtful();
    }

    /**
     * Advices that the switch answered and their issuers have not taken; doubtful ones included.
     */
    public int advicesPending() {
        return state.advices.count();
    }

    /** Advices that wait for an operator. */
    public int advicesDoubtful() {
        return state.advices.doubtful();
    }

    public int openDate() {
        return state.dates.open().date;
    }

    public int closingDate() {
        return state.dates.closing().date;
    }

    public int closingInFlight() {
        return state.dates.closing().inFlight;
    }

    public int lastClosedDate() {
        return state.dates.lastClosed();
    }

    /**
     * Totals of a link.
     *
     * @param date yyyymmdd: open, closing or closed last
     * @return false when the date's are not at hand
     */
    public boolean totals(int date, int link, LinkTotals into) {
        if (date == 0 || !state.totalsBook.has(date)) {
            return false;
        }
        state.totalsBook.read(date, link, into);
        return true;
    }

    public Totals totals() {
        return state.totals;
    }

    public @Nullable CardRange route(int bin) {
        return ranges.find(bin);
    }
}
