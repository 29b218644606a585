/** Tests of the journal in memory. */
package io.crosspoint.journal.memory;
