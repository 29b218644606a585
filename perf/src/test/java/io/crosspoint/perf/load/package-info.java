/** Tests of the load and its issuer, with real sockets. */
@NullMarked
package io.crosspoint.perf.load;

import org.jspecify.annotations.NullMarked;
