/**
 * The port of the append-only journal: what a writer appends, when it is durable, and how it is
 * read back. A batch belongs to the writer's thread, a reader to its own. No Chronicle type appears
 * here.
 */
@NullMarked
package io.crosspoint.journal;

import org.jspecify.annotations.NullMarked;
