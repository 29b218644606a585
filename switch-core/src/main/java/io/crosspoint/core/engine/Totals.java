package io.crosspoint.core.engine;

/** Counts since the process started; the lane's thread writes and reads them. */
public final class Totals {
    public long requests;
    public long approved;
    public long declinedByIssuer;
    public long declinedBySwitch;
    public long timedOut;
    public long repeats;
    public long reversalsAccepted;
    public long reversalsDelivered;
    public long lateAnswers;
    public long unmatchedAnswers;
    public long recalled;

    /** Starts again from nothing, after a journal was folded. */
    void clear() {
        requests = 0;
        approved = 0;
        declinedByIssuer = 0;
        declinedBySwitch = 0;
        timedOut = 0;
        repeats = 0;
        reversalsAccepted = 0;
        reversalsDelivered = 0;
        lateAnswers = 0;
        unmatchedAnswers = 0;
        recalled = 0;
    }
}
