/**
 * What the engine costs by itself: decisions in memory, with no link, no journal and no disk. Runs
 * on the benchmark's thread; message bytes must not enter.
 */
@NullMarked
package io.crosspoint.perf.engine;

import org.jspecify.annotations.NullMarked;
