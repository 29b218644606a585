/**
 * The index of originals: what follow-ups need of transactions that have left the engine's memory,
 * on disk, in RocksDB. Derived from the transaction stream by a thread of its own, which is its
 * only user; it may be deleted at any time and is then made anew. It holds what the journal holds:
 * no card number, but its seal, BIN and last four digits. No RocksDB type leaves this package, and
 * the lane's thread never waits here.
 *
 * <p>{@code IndexFollower} is the thread and {@code IndexAgent} what it does, a round at a time;
 * {@code IndexWriter} folds the stream into {@code OriginalsIndex}, which keeps entries by number
 * ({@code SavedEntries}) and finds them by name ({@code SavedNames}, {@code OpenNames} for the
 * newest). All of these see bytes in ordered columns only, {@code IndexStorage}: in a switch that
 * is {@code RocksStorage}; the seeded simulation has one in memory, which loses writes as a kill
 * does, and calls the agent itself.
 */
@NullMarked
package io.crosspoint.core.originals;

import org.jspecify.annotations.NullMarked;
