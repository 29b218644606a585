/**
 * A load of reference purchases, closed or open, and the fastest possible approving issuer, both on
 * raw iso87-ascii bytes over len2, so that what is measured is the process between them. One event
 * loop may own both. No scripted behaviour belongs here: that is the simulators' duty.
 */
@NullMarked
package io.crosspoint.perf.load;

import org.jspecify.annotations.NullMarked;
