/**
 * Messages as JSON and as text, for people and tools.
 *
 * <p>Sensitive content is masked unless a caller asks for it by name. Allocates freely, so nothing
 * of it may be used between two links.
 */
@NullMarked
package io.crosspoint.iso8583.json;

import org.jspecify.annotations.NullMarked;
