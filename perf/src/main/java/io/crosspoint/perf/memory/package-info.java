/**
 * How much memory the tables of the switch take, measured by making them: heap after a collection
 * and direct buffers. Runs alone in a process; nothing that changes a table's size may enter.
 */
@NullMarked
package io.crosspoint.perf.memory;

import org.jspecify.annotations.NullMarked;
