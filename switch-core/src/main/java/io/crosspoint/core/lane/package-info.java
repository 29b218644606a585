/**
 * The one thread that decides: drains the inbox, calls the engine, appends what it decided and lets
 * effects go once they are durable. Who calls {@code doWork} is the launcher's choice: an event
 * loop when all that was ready is read or makes a batch, or a thread of its own. No bytes of a
 * dialect and no socket here.
 */
@NullMarked
package io.crosspoint.core.lane;

import org.jspecify.annotations.NullMarked;
