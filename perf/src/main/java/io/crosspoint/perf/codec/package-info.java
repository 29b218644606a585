/**
 * The cost of the codec on the reference purchase, measured with JMH beside a plain copy of as many
 * bytes in the same run. No threads of its own.
 */
@NullMarked
package io.crosspoint.perf.codec;

import org.jspecify.annotations.NullMarked;
