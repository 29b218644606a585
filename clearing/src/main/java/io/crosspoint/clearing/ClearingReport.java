package io.crosspoint.clearing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a run found, for people to read; the files hold the same in full.
 *
 * @param businessDate yyyymmdd
 * @param acceptedCount transactions of the date that went to an issuer, of every type
 * @param countByStatus clearing items by what became of them; statuses that did not occur are 0
 * @param sums one per currency, in the order of the currencies
 * @param positions members by code, then the switch, for each currency
 * @param controls what the sealed record says against what the run found
 * @param folder where the files lie
 */
public record ClearingReport(
        int businessDate,
        long acceptedCount,
        Map<ItemStatus, Long> countByStatus,
        List<CurrencySums> sums,
        List<Position> positions,
        List<ControlTotal> controls,
        Path folder) {

    /** The switch's name among the members. */
    public static final String SWITCH = "SWITCH";

    /** Makes the lists unchangeable. */
    public ClearingReport {
        countByStatus = Map.copyOf(countByStatus);
        sums = List.copyOf(sums);
        positions = List.copyOf(positions);
        controls = List.copyOf(controls);
    }

    /** Clearing items of the date. */
    public long itemCount() {
        return countByStatus.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Clearing items with this status. */
    public long count(ItemStatus status) {
        return countByStatus.getOrDefault(status, 0L);
    }

    /** Whether every control total agrees. */
    public boolean controlsAgree() {
        return controls.stream().allMatch(ControlTotal::agrees);
    }

    /**
     * Sums over the items of one currency; money that moves back counts negative.
     *
     * @param currency numeric code of ISO 4217
     * @param grossMinor what issuers owe acquirers before fees
     * @param netMinor sum of all positions: zero
     */
    public record CurrencySums(
            int currency,
            long grossMinor,
            long issuerFeeMinor,
            long networkFeeAcquirerMinor,
            long networkFeeIssuerMinor,
            long netMinor) {}

    /**
     * One member's position in one currency, from the member's view: positive is received.
     *
     * @param member institution code, or {@value #SWITCH}
     * @param acquiredCount items in which it is the acquirer
     * @param issuedCount items in which it is the issuer
     * @param netMinor gross and fees together
     */
    public record Position(
            String member,
            int currency,
            long acquiredCount,
            long issuedCount,
            long grossMinor,
            long issuerFeeMinor,
            long networkFeeMinor,
            long netMinor) {}

    /** One total as it should be and as it is. */
    public record ControlTotal(String name, long expected, long found) {
        public boolean agrees() {
            return expected == found;
        }
    }
}
