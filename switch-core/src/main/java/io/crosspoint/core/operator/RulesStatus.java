package io.crosspoint.core.operator;

import java.util.List;

/**
 * Rules in force, and what they did since the process started.
 *
 * @param version as their author numbers them; 0 for none
 * @param sha256 of their file, hex
 * @param counters how many there are
 * @param merchants of the registry, 0 when none is loaded
 * @param declined requests declined by them, by the hot list or by the registry
 * @param flagged requests flagged and let pass
 * @param displaced keys that lost their counter for want of entries while it was not empty
 * @param hotEntries entries of the hot list
 * @param mostHotEntries its bound
 * @param rules in the order they are asked in
 */
public record RulesStatus(
        int version,
        String sha256,
        int counters,
        int merchants,
        long declined,
        long flagged,
        long displaced,
        int hotEntries,
        int mostHotEntries,
        List<RuleHits> rules) {

    /**
     * One limit or rule.
     *
     * @param hits how often it fired since it was loaded, also where a PIN satisfied it
     */
    public record RuleHits(int id, String name, long hits) {}

    public RulesStatus {
        rules = List.copyOf(rules);
    }
}
