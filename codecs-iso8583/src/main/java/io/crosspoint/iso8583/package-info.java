/**
 * Indexes ISO 8583 messages in place and builds them again, in the dialects that data files
 * describe.
 *
 * <p>A {@link io.crosspoint.iso8583.Dialect} is immutable and shared by all threads; a {@link
 * io.crosspoint.iso8583.MessageView} and a {@link io.crosspoint.iso8583.MessageWriter} belong to
 * the one thread that uses them. Reading a message is making an index of offsets and lengths over
 * the bytes as they arrived; writing one is copying the runs of fields that did not change. Neither
 * allocates, and a malformed message is a value, not an exception. No routing, no keys and no I/O
 * other than reading dialect files may enter.
 */
@NullMarked
package io.crosspoint.iso8583;

import org.jspecify.annotations.NullMarked;
