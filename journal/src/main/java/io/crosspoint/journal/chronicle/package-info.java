/**
 * The journal on storage: a Chronicle queue as the ledger, with our own forcing, marks and checks.
 *
 * <p>Threads: the writer's thread appends and waits for storage only when the bytes staged for the
 * committer have no room left; the committer (level {@link
 * io.crosspoint.journal.chronicle.Durability#DISK} only) makes groups durable in the commit log and
 * writes the mark; the caretaker takes the ledger's pages ahead of the writer and gives them back
 * behind it, watches free space, forces the ledger behind the commit log (at level PROCESS it keeps
 * the mark fresh instead) and tells of a failure. Each reader belongs to the thread that uses it.
 * Chronicle types do not leave this package.
 */
@NullMarked
package io.crosspoint.journal.chronicle;

import org.jspecify.annotations.NullMarked;
