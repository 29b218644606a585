/**
 * Turns bytes of members into messages for the lane and effects of the lane into bytes. Each link
 * belongs to one Netty event loop and is touched by no other thread; clear card numbers exist here
 * only, in slots and wire buffers. What editions of ISO 8583 say differently is read and written by
 * one reader and one writer of a link's own. No decision about a transaction may be taken here.
 */
@NullMarked
package io.crosspoint.core.link;

import org.jspecify.annotations.NullMarked;
