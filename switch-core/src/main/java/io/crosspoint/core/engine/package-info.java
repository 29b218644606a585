/**
 * Decides what becomes of a message and folds what was decided. A pure state machine owned by the
 * lane's thread: messages and the clock's reading go in, records and effects come out; state
 * changes only by applying a record, so a replayed journal gives the same state. No socket, file,
 * thread, clock or random number may enter here, and no bytes of a dialect.
 */
@NullMarked
package io.crosspoint.core.engine;

import org.jspecify.annotations.NullMarked;
