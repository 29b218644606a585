/**
 * The journal on storage: a Chronicle queue as the ledger, with our own forcing, marks and checks.
 *
 * <p>Threads: the writer's thread appends and never waits for storage; the committer (level {@link
 * io.crosspoint.journal.chronicle.Durability#DISK} only) makes groups durable; the caretaker fills
 * the ledger ahead of the writer, watches free space, keeps the durable mark fresh and tells of a
 * failure. Each reader belongs to the thread that uses it. Chronicle types do not leave this
 * package.
 */
@NullMarked
package io.crosspoint.journal.chronicle;

import org.jspecify.annotations.NullMarked;
