/**
 * State machines on storage, so that a start need not fold a stream from its first record: how a
 * state is laid out in a file, how a file is proved whole, and which of several may be trusted.
 * Runs on the thread of whoever saves or loads, never on the lane's; what a state means must not
 * enter.
 *
 * <p>A file, little endian:
 *
 * <pre>
 * | "XPSNAP01" 8 |
 * | section: the header       |
 * | section: a table of state | ...
 * | 0 2 | sections 4 | SHA-256 over all before 32 |
 *
 * a section:
 * | name length 2 | name | version 4 |
 * | frame length 4, 1 to 256 Ki | bytes | ...
 * | 0 4 | bytes in all frames 8 | CRC32C over them 4 |
 * </pre>
 */
@NullMarked
package io.crosspoint.journal.snapshot;

import org.jspecify.annotations.NullMarked;
