/**
 * Reads and writes the comma separated tables of clearing (RFC 4180, UTF-8, one record a line) and
 * says where a table is wrong. A reader or writer belongs to the thread that opened it. What the
 * columns mean stays with the packages that use them.
 */
@NullMarked
package io.crosspoint.clearing.csv;

import org.jspecify.annotations.NullMarked;
