/**
 * Reads YAML documents against a JSON schema and tells every defect with file, line and column.
 *
 * <p>Used at start-up by whatever is described by data files; owned by no thread. Nothing of ISO
 * 8583 may enter.
 */
@NullMarked
package io.crosspoint.iso8583.document;

import org.jspecify.annotations.NullMarked;
