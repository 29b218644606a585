/** Tests of the relay, with real sockets. */
@NullMarked
package io.crosspoint.perf.relay;

import org.jspecify.annotations.NullMarked;
