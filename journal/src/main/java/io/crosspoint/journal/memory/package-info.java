/**
 * A journal in memory, for tests, for the simulator and for measuring without storage. The writer's
 * thread appends; readers may run on other threads. Nothing outlives the process.
 */
@NullMarked
package io.crosspoint.journal.memory;

import org.jspecify.annotations.NullMarked;
