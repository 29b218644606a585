package io.crosspoint.clearing.export;

import io.crosspoint.journal.seal.DateSeal;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an exported file is and what it was made from.
 *
 * @param stream transactions, tokens or codes
 * @param schemaVersion the newest version that the exporting program knows
 * @param file name of the exported file, beside the manifest
 * @param bytes of the file
 * @param sha256 of the file, 64 hexadecimal digits
 * @param range the records: date, sequences, checksums at both ends and their digest
 * @param countByType of all records of the range
 * @param amounts of the transactions that belong to the date
 */
public record Manifest(
        String stream,
        int schemaVersion,
        String file,
        long bytes,
        String sha256,
        DateSeal range,
        SortedMap<String, Long> countByType,
        List<Amount> amounts) {

    /** Copies what it is given. */
    public Manifest {
        countByType = Collections.unmodifiableSortedMap(new TreeMap<>(countByType));
        amounts = List.copyOf(amounts);
    }

    /**
     * A sum.
     *
     * @param record TransactionAccepted or TransactionDeclined
     * @param type of the transaction
     * @param currency ISO 4217 number
     */
    public record Amount(String record, String type, int currency, long count, long amountMinor) {}
}
