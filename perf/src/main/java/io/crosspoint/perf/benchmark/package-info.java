/**
 * Runs the benchmarks of one package and sets each beside the measure of the same run. JMH forks
 * the processes that measure; what a benchmark measures must not enter.
 */
@NullMarked
package io.crosspoint.perf.benchmark;

import org.jspecify.annotations.NullMarked;
