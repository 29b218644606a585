package io.crosspoint.journal.verify;

import org.jspecify.annotations.Nullable;

/**
 * What verification found.
 *
 * @param records good ones before the first bad one, or all
 * @param bytes of those records, envelopes included, padding not
 * @param lastSequence of the last good record, 0 when there is none
 * @param durablePosition up to where the stream is known to have been durable
 * @param bad the first record that is bad or missing; null when all is well, or when lost power
 *     explains it and a start goes on
 * @param outlook what a start will do to a ledger whose end is not whole; null when it is whole, or
 *     when a start would refuse
 */
public record Verification(
        long records,
        long bytes,
        long lastSequence,
        long durablePosition,
        @Nullable BadRecord bad,
        @Nullable String outlook) {

    /**
     * The first record that cannot be trusted.
     *
     * @param place file and place in it
     * @param problem in words, with what was found and expected; never content
     */
    public record BadRecord(long sequence, String place, String problem) {}

    public boolean clean() {
        return bad == null;
    }
}
