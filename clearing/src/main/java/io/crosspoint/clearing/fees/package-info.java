/**
 * Fees as data: the effective-dated table, which of its rows a transaction meets, and the one
 * rounding of each fee. Immutable after loading; any thread. Knows nothing of the journal.
 */
@NullMarked
package io.crosspoint.clearing.fees;

import org.jspecify.annotations.NullMarked;
