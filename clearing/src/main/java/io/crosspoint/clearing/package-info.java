/**
 * From the journal of a closed business date to fees, net positions and files. One run belongs to
 * one thread; it reads the journal through its port and writes nothing but its output folder. No
 * card number enters: records hold a seal, the BIN and the last four digits.
 */
@NullMarked
package io.crosspoint.clearing;

import org.jspecify.annotations.NullMarked;
