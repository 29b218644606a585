/** Keeps card numbers unreadable at rest and proves that messages were not altered. */
@NullMarked
package io.crosspoint.crypto;

import org.jspecify.annotations.NullMarked;
