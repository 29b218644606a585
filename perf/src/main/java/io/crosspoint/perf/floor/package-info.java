/**
 * What the switch costs above the floor: the same load through the bare relay and through each
 * measured process, in short turns, in processes of their own, with medians over the rounds. The
 * caller's thread leads; one event loop carries load and issuer. Knows the measured processes only
 * by their command lines and ports.
 */
@NullMarked
package io.crosspoint.perf.floor;

import org.jspecify.annotations.NullMarked;
