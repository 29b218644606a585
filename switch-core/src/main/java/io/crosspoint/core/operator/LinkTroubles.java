package io.crosspoint.core.operator;

/**
 * What went wrong on a link since start, each kind for itself.
 *
 * @param foreignInstitution messages refused because they named an institution not of the link
 * @param closedIdle connections closed because the member was silent
 * @param closedUnfinished connections closed because a frame did not come to its end
 * @param closedUnproven connections closed because no sound message came in time
 * @param displaced connections that gave their place to a newcomer before they had proven
 *     themselves
 * @param refusedPeers connections not let in from addresses that are none of the member's
 * @param refusedFull connections not let in because all places were taken
 * @param undelivered messages that found no connection to leave by
 */
public record LinkTroubles(
        long foreignInstitution,
        long closedIdle,
        long closedUnfinished,
        long closedUnproven,
        long displaced,
        long refusedPeers,
        long refusedFull,
        long undelivered) {}
