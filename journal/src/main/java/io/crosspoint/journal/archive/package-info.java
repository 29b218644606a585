/**
 * Copies of sealed business dates, compressed, each in a file of its own that any program can
 * unpack: the records as they lay in the ledger, so that their SHA-256 is that of the seal. And the
 * removal of ledger files whose records are all in verified archives and needed by nobody.
 */
@NullMarked
package io.crosspoint.journal.archive;

import org.jspecify.annotations.NullMarked;
