/**
 * The bare bytes of iso87-ascii messages over len2 frames, for programs that must cost next to
 * nothing: frames cut in place, a field found by a walk over the bitmap, digits read and written
 * without text. Owned by the event loop that calls it. Knows no dialect file and no other framing:
 * what must speak several dialects uses the codec.
 */
@NullMarked
package io.crosspoint.perf.wire;

import org.jspecify.annotations.NullMarked;
