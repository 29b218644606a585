package io.crosspoint.perf.sim;

import java.util.List;
import java.util.Map;

/**
 * An issuer's book at one moment.
 *
 * @param entries in the order of their arrival; reversals are marks on them, not entries
 * @param violations counts, absent when none
 * @param repeats requests that came again with the same key
 * @param reversals reversals that were answered, repeats not counted
 */
public record IssuerSnapshot(
        String name,
        List<BookEntry> entries,
        Map<Violation, Long> violations,
        long repeats,
        long reversals) {

    public IssuerSnapshot {
        entries = List.copyOf(entries);
        violations = Map.copyOf(violations);
    }
}
