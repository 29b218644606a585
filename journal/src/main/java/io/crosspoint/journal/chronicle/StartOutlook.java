package io.crosspoint.journal.chronicle;

/**
 * What the next start will do to a ledger whose end is not whole.
 *
 * @param told in words
 * @param powerLost the operating system was started since the ledger was written, which explains an
 *     end that is torn or missing; otherwise it was altered
 */
public record StartOutlook(String told, boolean powerLost) {}
