/**
 * A SHA-256 over the records of each closed business date, kept in {@code seals/} beside the
 * ledger. Made by whoever follows the stream, on the follower's thread, never by its writer: the
 * engine knows no bytes, and a day's records take longer to digest than a transaction may wait.
 *
 * <p>A range goes from the record that opens a date, or from the record behind the range before
 * when that comes first, to the record that closes it. So every record lies in a range, and in two
 * while one date drains and the next has begun. The digest is over the records as they lie in the
 * ledger, envelopes and padding to 8 bytes included.
 */
@NullMarked
package io.crosspoint.journal.seal;

import org.jspecify.annotations.NullMarked;
