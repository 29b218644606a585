/**
 * Checks and counts of whole streams, for operators and tests. Each call reads a stream from its
 * first record to its end on the caller's thread; the stream may be written meanwhile.
 */
@NullMarked
package io.crosspoint.journal.verify;

import org.jspecify.annotations.NullMarked;
