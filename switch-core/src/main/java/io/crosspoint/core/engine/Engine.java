package io.crosspoint.core.engine;

import io.crosspoint.core.risk.RiskDesk;
import io.crosspoint.core.routing.CardRange;
import io.crosspoint.core.routing.CardRanges;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.snapshot.FoldedState;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.token.TokenVault;

import org.jspecify.annotations.Nullable;

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
        reversals = new ReversalDecider(settings, state, records);
        Instruments instruments = new Instruments(state, vault, registry);
        Originals originals = new Originals(settings, state);
        requests =
                new RequestDecider(
                        settings.currency(),
                        state,
                        records,
                        new Router(ranges, links, state),
                        instruments,
                        originals);
        risk = new RiskDesk(state.risk, requests.risk(), records::risk);
        answers = new AnswerDecider(state, records, reversals);
        recalls = new RecallDecider(settings, state, records);
        clock = new ClockDecider(settings, links, state, records, reversals);
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
        return state.digest();
    }

    /**
     * The state as a snapshot holds it; the vault's and the registry's are apart. To be loaded
     * before the first record that is replayed.
     */
    public FoldedState folded() {
        return state;
    }

    /** Decides one message. At most {@link #MOST_RECORDS} records are written. */
    public void decide(Inbound message, long nowNs, RecordBatch batch, Effects effects) {
        records.into(batch, nowNs);
        if (message.kind == TransactionKind.NETWORK_MANAGEMENT) {
            networkManagement(message, effects);
        } else if (isAnswer(message.mti)) {
            if (message.kind == TransactionKind.REVERSAL) {
                answers.reversalAnswered(message);
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
     */
    public void start(int today, long nowNs, RecordBatch batch) {
        records.into(batch, nowNs);
        records.started(state.epoch() + 1);
        if (!state.dates.isOpen()) {
            records.dateOpened(today, 0);
        }
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
        if (state.isSignedOn(link) != on) {
            records.into(batch, nowNs);
            records.signOn(link, on);
        }
    }

    /**
     * Opens the next business date.
     *
     * @return false when the date before is still closing
     */
    public boolean cutOver(long nowNs, RecordBatch batch) {
        if (!state.dates.canCutOver()) {
            return false;
        }
        records.into(batch, nowNs);
        int present = state.dates.open().date;
        records.dateOpened(BusinessDates.next(present), present);
        return true;
    }

    private void networkManagement(Inbound message, Effects effects) {
        if (isAnswer(message.mti)) {
            return;
        }
        switch (message.networkCode) {
            case NetworkCode.SIGN_ON -> sign(message.link, true);
            case NetworkCode.SIGN_OFF -> sign(message.link, false);
            case NetworkCode.ECHO -> {}
            default -> {
                effects.answerInbound(ResponseCode.NOT_SUPPORTED);
                return;
            }
        }
        effects.answerInbound(ResponseCode.APPROVED);
    }

    private void sign(int link, boolean on) {
        if (state.isSignedOn(link) != on) {
            records.signOn(link, on);
        }
    }

    /** 110, 210, 230, 410, 430, 810: the tens digit is odd. */
    static boolean isAnswer(int mti) {
        return (mti / 10 & 1) == 1;
    }

    public boolean isSignedOn(int link) {
        return state.isSignedOn(link);
    }

    public int inFlight() {
        return state.inFlight();
    }

    public int inFlightOf(int link) {
        return state.inFlightOf(link);
    }

    public int reversalsPending() {
        return state.reversals.count();
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

    public Totals totals() {
        return state.totals;
    }

    public @Nullable CardRange route(int bin) {
        return ranges.find(bin);
    }
}
