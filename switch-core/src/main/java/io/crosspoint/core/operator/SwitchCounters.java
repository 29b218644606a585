package io.crosspoint.core.operator;

/**
 * Totals since the process started.
 *
 * @param requests transaction requests decided, repeats not counted
 * @param approved concluded with an issuer's approval
 * @param declinedByIssuer concluded with an issuer's decline
 * @param declinedBySwitch answered without asking an issuer
 * @param timedOut concluded because the issuer did not answer in time
 * @param repeats answered again from memory, or joined to one in flight
 * @param reversalsAccepted reversals taken from acquirers
 * @param reversalsDelivered reversals that issuers confirmed
 * @param lateAnswers issuers' answers after the matter was concluded
 * @param unmatchedAnswers issuers' answers to nothing the switch asked
 * @param recalled transactions that had left memory and were fetched for a follow-up
 * @param recallsRefused follow-ups answered 96 since their original was not fetched in time or
 *     there was no room for them
 */
public record SwitchCounters(
        long requests,
        long approved,
        long declinedByIssuer,
        long declinedBySwitch,
        long timedOut,
        long repeats,
        long reversalsAccepted,
        long reversalsDelivered,
        long lateAnswers,
        long unmatchedAnswers,
        long recalled,
        long recallsRefused) {}
