/**
 * Finds where one message ends and the next begins in a byte stream, and writes what stands before
 * a message.
 *
 * <p>A decoder belongs to its channel's event loop. Nothing of the message itself is looked at.
 */
@NullMarked
package io.crosspoint.iso8583.framing;

import org.jspecify.annotations.NullMarked;
