/**
 * The commit log: a ring of files of a fixed size, filled with zeros when they are made, that makes
 * groups of records durable fast. A group is written behind the one before and forced; a file is
 * written anew when the ledger behind its records has been forced. What the log holds beyond the
 * ledger's verified end is appended to the ledger at the next start.
 *
 * <p>A file holds records as the ledger does, from its first byte, each whole; nothing else frames
 * them. Behind the last one stand zeros or records of an earlier lap, which the chain of checksums
 * and sequences tells apart.
 *
 * <p>Threads: the journal's writer stages; the committer alone writes and forces; recovery reads
 * before either starts. Chronicle types must not enter.
 */
@NullMarked
package io.crosspoint.journal.commitlog;

import org.jspecify.annotations.NullMarked;
