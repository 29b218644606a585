/**
 * Chooses records by their fields: a small language for operators, checked against the schemas.
 * Knows no files and no threads.
 */
@NullMarked
package io.crosspoint.journal.filter;

import org.jspecify.annotations.NullMarked;
