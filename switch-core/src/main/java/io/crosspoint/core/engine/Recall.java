package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.OriginalRecalledEncoder;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.TransactionType;

import org.agrona.DirectBuffer;

import java.util.Arrays;

/**
 * One question to the index of originals and its answer; reused. The engine fills the question in,
 * the index answers it on a thread of its own, the engine takes the answer: never two at once.
 */
public final class Recall {
    /** By what the original is named. */
    public enum By {
        /** Its number. */
        NUMBER,
        /** DE90, within the link, or of the partners' port and the same acquirer. */
        KEY,
        /** RRN, acquirer and terminal, narrowed down by type, card and amount. */
        REFERENCE
    }

    /** What was found. */
    enum Found {
        /** Not asked, or no answer yet. */
        UNKNOWN,
        NOTHING,
        ONE,
        /** More than one could be meant: none is taken. */
        SEVERAL
    }

    private static final int SLOT = 0;

    By by = By.NUMBER;
    long transactionId;
    int link;
    int stan;
    long transmissionTime;
    long originalAcquirer;
    long originalForwarder;
    long acquirer;
    final byte[] rrn = new byte[FactsDecoder.rrnLength()];
    final byte[] terminal = new byte[FactsDecoder.terminalLength()];
    TransactionType type = TransactionType.REFUND;
    long amountMinor;
    long sealHigh;
    long sealLow;
    boolean namesCard;
    long token;
    boolean namesToken;
    int completionPercent;
    int earliestDate;
    long from;

    Found found = Found.UNKNOWN;
    long position;
    long lastTransactionId;
    final TransactionTable original = new TransactionTable(1);
    private final TransactionTable candidate = new TransactionTable(1);
    private final FactsDecoder facts = new FactsDecoder();
    private final Answer answer = new Answer();
    private final byte[] text = new byte[FactsDecoder.terminalLength()];

    /** Forgets question and answer. */
    public void clear() {
        found = Found.UNKNOWN;
        transactionId = 0;
    }

    public By by() {
        return by;
    }

    /** Sequence up to which the stream must be folded before the answer counts. */
    public long from() {
        return from;
    }

    /** For {@link By#NUMBER}. */
    public long transactionId() {
        return transactionId;
    }

    public int link() {
        return link;
    }

    public int stan() {
        return stan;
    }

    public long transmissionTime() {
        return transmissionTime;
    }

    /** Acquirer in DE90. */
    public long originalAcquirer() {
        return originalAcquirer;
    }

    /** Forwarder in DE90. */
    public long originalForwarder() {
        return originalForwarder;
    }

    /** Acquirer of the message that asks. */
    public long acquirer() {
        return acquirer;
    }

    /** The 12 characters of DE37. */
    public byte[] rrn() {
        return rrn;
    }

    /** The 8 characters of DE41. */
    public byte[] terminal() {
        return terminal;
    }

    /** Begins an answer: nothing is found so far. */
    public void begin() {
        found = Found.NOTHING;
    }

    /**
     * Offers a transaction of the key or reference asked for, the newest first.
     *
     * @param entry as the index keeps it
     * @return whether an older one need still be offered
     */
    public boolean offer(DirectBuffer entry) {
        candidate.restore(SLOT, entry, 0);
        candidate.facts(SLOT, facts);
        if (by == By.REFERENCE && !fits()) {
            return true;
        }
        if (found == Found.ONE) {
            // Within the time for refunds one was found: an older one is not meant.
            boolean older = facts.businessDate() < earliestDate && foundDate() >= earliestDate;
            found = older ? Found.ONE : Found.SEVERAL;
            return false;
        }
        original.restore(SLOT, entry, 0);
        transactionId = facts.transactionId();
        found = Found.ONE;
        return by == By.REFERENCE;
    }

    /** There were more than the index reads: nobody can tell which is meant. */
    public void tooMany() {
        found = Found.SEVERAL;
    }

    /**
     * Ends an answer.
     *
     * @param foldedPosition sequence up to which the index has folded the stream
     * @param lastFolded the highest transaction number up to there
     */
    public void end(long foldedPosition, long lastFolded) {
        position = foldedPosition;
        lastTransactionId = lastFolded;
    }

    private long foundDate() {
        long date = original.facts(SLOT, facts).businessDate();
        candidate.facts(SLOT, facts);
        return date;
    }

    private boolean fits() {
        return (facts.acquirerLink() == link || facts.acquirerLink() == 0)
                && facts.acquirer() == acquirer
                && Arrays.equals(terminalOf(), terminal)
                && Originals.follows(type, facts.type())
                && candidate.outcome(SLOT) == Outcomes.APPROVED
                && !candidate.is(SLOT, Flag.VOIDED | Flag.REVERSED)
                && sameCard()
                && amountFits();
    }

    private byte[] terminalOf() {
        facts.getTerminal(text, 0);
        return text;
    }

    private boolean sameCard() {
        if (namesToken) {
            return facts.token() == token;
        }
        return !namesCard || (facts.sealHigh() == sealHigh && facts.sealLow() == sealLow);
    }

    private boolean amountFits() {
        return switch (type) {
            case REFUND -> amountMinor <= facts.amountMinor() - candidate.refundedMinor(SLOT);
            case COMPLETION, COMPLETION_ADVICE ->
                    amountMinor * 100 <= facts.amountMinor() * completionPercent;
            default -> amountMinor == facts.amountMinor();
        };
    }

    /** Writes what was found, as a record. */
    void write(OriginalRecalledEncoder record) {
        original.facts(SLOT, facts);
        record.buffer()
                .putBytes(
                        record.facts().offset(),
                        facts.buffer(),
                        facts.offset(),
                        FactsDecoder.ENCODED_LENGTH);
        original.answer(SLOT, answer);
        record.outcome(Outcome.get((byte) original.outcome(SLOT)))
                .responseCode(0, (byte) (answer.responseCode >> 8))
                .responseCode(1, (byte) answer.responseCode)
                .putAuthorisationId(answer.authorisationId, 0)
                .settlementDate(answer.settlementDate)
                .flags(original.flags(SLOT) & ~(Flag.PINNED | Flag.UNSAVED))
                .refundedMinor(original.refundedMinor(SLOT))
                .completedBy(original.completedBy(SLOT))
                .reversalStan(original.reversalStan(SLOT))
                .reversalTime(original.reversalTime(SLOT))
                .indexPosition(position);
    }

    void ask(By how, long fromSequence) {
        by = how;
        from = fromSequence;
        found = Found.UNKNOWN;
    }
}
