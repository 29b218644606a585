package io.crosspoint.core.lane;

/**
 * Messages that wait for an original that has left memory.
 *
 * @param waiting messages that wait now
 * @param taken places that no other message may take: of those that wait, and of those given up
 *     whose question is not back
 * @param parked messages that have waited or wait, since the start
 * @param refused messages answered 96 for want of a place, of an answer in time or of room in
 *     memory, since the start
 */
public record RecallCounts(int waiting, int taken, long parked, long refused) {
    static final RecallCounts NONE = new RecallCounts(0, 0, 0, 0);
}
