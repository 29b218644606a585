package io.crosspoint.journal.chronicle;

/**
 * Where a verified ledger ends.
 *
 * @param crc of the last record, 0 for an empty ledger
 */
record LedgerEnd(long position, int crc) {}
