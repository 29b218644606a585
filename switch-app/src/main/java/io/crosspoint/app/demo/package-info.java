/**
 * The demonstration: simulated members, a switch in a process of its own, a mixed stream with a
 * restart in its middle, and the proof afterwards that every book agrees with the journal. Nothing
 * here is used by a switch.
 */
@NullMarked
package io.crosspoint.app.demo;

import org.jspecify.annotations.NullMarked;
