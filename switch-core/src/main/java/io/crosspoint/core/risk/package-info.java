/**
 * Limits, velocity counters, rules, hot lists and the merchant registry. Reading them decides
 * nothing by itself: the engine asks while it decides, and moves counters and hot lists only when
 * it applies a record. Owned by the lane's thread, but for what is immutable. No file, no HTTP, no
 * clock and no clear card number may enter here.
 */
@NullMarked
package io.crosspoint.core.risk;

import org.jspecify.annotations.NullMarked;
