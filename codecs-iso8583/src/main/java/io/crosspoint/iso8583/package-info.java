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
 *
 * <p>Three ways lead to an index, each the check of the one before it. {@code FieldIndexer} goes
 * field by field and knows what is wrong and where. {@code FieldScanner} goes along the {@code
 * Layout} that is made once for each set of fields, and knows only that something is wrong. When
 * fields and lengths are those of the message before, its {@code Shape} is enough: all places are
 * known, and a short loop checks the bytes. Whatever the faster ones refuse, the slower decide.
 */
@NullMarked
package io.crosspoint.iso8583;

import org.jspecify.annotations.NullMarked;
