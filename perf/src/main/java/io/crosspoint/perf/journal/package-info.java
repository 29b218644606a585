/**
 * What the journal costs by itself: appending beside a raw Chronicle queue, reading and folding a
 * ledger as a start does. Runs on the caller's thread over files of its own, in processes that do
 * nothing else; no link and no lane may enter.
 */
@NullMarked
package io.crosspoint.perf.journal;

import org.jspecify.annotations.NullMarked;
