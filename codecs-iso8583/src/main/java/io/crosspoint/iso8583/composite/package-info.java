/**
 * The shapes of fields that hold further fields, and flyweights that read and write the ones the
 * message path needs.
 *
 * <p>Shapes are immutable; flyweights belong to the one thread that uses them. Nothing here knows
 * which data element it stands in.
 */
@NullMarked
package io.crosspoint.iso8583.composite;

import org.jspecify.annotations.NullMarked;
