/** Tests of the journal on storage, with real files and real processes. */
package io.crosspoint.journal.chronicle;
