/**
 * Writes the records of one date as a file for other programs, with a manifest that says what it
 * holds and what it was made from. Always masked. One export belongs to one thread.
 */
@NullMarked
package io.crosspoint.clearing.export;

import org.jspecify.annotations.NullMarked;
