/**
 * Records as text for people and tools, driven by the schemas themselves, so that it follows them.
 * Card numbers and tokens are masked. Off the message path; each object belongs to one thread.
 */
@NullMarked
package io.crosspoint.journal.describe;

import org.jspecify.annotations.NullMarked;
