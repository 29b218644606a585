/**
 * The index of originals: what follow-ups need of transactions that have left the engine's memory,
 * on disk, in RocksDB. Derived from the transaction stream by a thread of its own, which is its
 * only user; it may be deleted at any time and is then made anew. It holds what the journal holds:
 * no card number, but its seal, BIN and last four digits. No RocksDB type leaves this package, and
 * the lane's thread never waits here.
 *
 * <p>{@code IndexFollower} is the thread, {@code IndexWriter} folds the stream into {@code
 * OriginalsIndex}, which keeps entries by number ({@code SavedEntries}) and finds them by name
 * ({@code SavedNames}, {@code OpenNames} for the newest).
 */
@NullMarked
package io.crosspoint.core.originals;

import org.jspecify.annotations.NullMarked;
