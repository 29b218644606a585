/**
 * Compares what a date cleared with what a member says of it, transaction by transaction. One
 * comparison belongs to one thread; it reads two sets of files and changes neither.
 */
@NullMarked
package io.crosspoint.clearing.reconciliation;

import org.jspecify.annotations.NullMarked;
