/**
 * What commands print for people: tables, amounts, a line of progress, and the tables that more
 * than one command shows. Pure text, no files and no network.
 */
@NullMarked
package io.crosspoint.app.console;

import org.jspecify.annotations.NullMarked;
