/**
 * The registry of merchant codes, orders and payer codes: a deterministic state machine over its
 * own stream, owned by the lane's thread. No HTTP, file, clock or random number enters here; card
 * numbers never do.
 */
@NullMarked
package io.crosspoint.qrservice;

import org.jspecify.annotations.NullMarked;
