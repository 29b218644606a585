/**
 * Simulated members for demonstrations and system tests: an issuer that judges by a seed and keeps
 * a book, and an acquirer that plays scripted scenarios and keeps another, so that both can be
 * compared with the journal of what stood between them. Each simulator is owned by one event loop;
 * snapshots may be taken from any other thread. Speaks any dialect and framing of the codec; knows
 * nothing of the switch's classes.
 */
@NullMarked
package io.crosspoint.perf.sim;

import org.jspecify.annotations.NullMarked;
