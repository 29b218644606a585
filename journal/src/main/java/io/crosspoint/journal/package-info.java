/**
 * The port of the append-only journal: what a writer appends, when it is durable, and how it is
 * read back. A batch belongs to the writer's thread, a reader to its own. No Chronicle type appears
 * here.
 *
 * <p>A record on storage, little endian, at a multiple of 8 within its batch:
 *
 * <pre>
 *  0        4        8        12       16       20       24       28       32
 *  +--------+--------+--------+--------+--------+--------+--------+--------+
 *  | length | CRC32C |previous| epoch  |     sequence    | time, epoch ns  |
 *  |        |        | CRC32C |        |                 |                 |
 *  +--------+--------+--------+--------+--------+--------+--------+--------+
 *  |  par-  | format | body: SBE message header, message          | zeros  |
 *  | tition |   = 1  |                                            | to 8   |
 *  +--------+--------+--------------------------------------------+--------+
 *  32       36       40                                     length
 * </pre>
 *
 * The length counts from the first byte of the envelope to the last of the body. The CRC32C covers
 * all bytes behind it up to the length; since the previous record's CRC32C is among them, a record
 * cannot be taken out, put in, moved or altered without breaking the chain.
 */
@NullMarked
package io.crosspoint.journal;

import org.jspecify.annotations.NullMarked;
