/** Tests of the simulated members, with real sockets. */
@NullMarked
package io.crosspoint.perf.sim;

import org.jspecify.annotations.NullMarked;
