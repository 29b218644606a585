/**
 * The command line: one class for each subcommand, each turning options into a call of another
 * module and its outcome into an exit code. No business of their own.
 */
@NullMarked
package io.crosspoint.app.command;

import org.jspecify.annotations.NullMarked;
