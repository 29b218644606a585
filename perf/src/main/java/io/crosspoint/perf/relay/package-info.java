/**
 * The yardstick: a relay that swaps the STAN (DE11), remembers in arrays who asked, restores it on
 * the way back, and does nothing else that a switch must do. One event loop owns everything. No
 * journal, no routing, no checks beyond what keeps it from forwarding rubbish belong here, because
 * each would make the comparison easier for the switch.
 */
@NullMarked
package io.crosspoint.perf.relay;

import org.jspecify.annotations.NullMarked;
