/** Tests of the comparison, with real processes. */
@NullMarked
package io.crosspoint.perf.floor;

import org.jspecify.annotations.NullMarked;
