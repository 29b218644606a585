/** Tests of the bare bytes, against the codec. */
@NullMarked
package io.crosspoint.perf.wire;

import org.jspecify.annotations.NullMarked;
