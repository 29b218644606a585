package io.crosspoint.perf.soak;

import java.util.List;

/**
 * What a run came to.
 *
 * @param steps events under trouble that happened
 * @param transactions what the journal holds
 * @param findings rules that were broken; empty when all held
 */
public record SoakResult(long steps, int transactions, List<Finding> findings) {
    public SoakResult {
        findings = List.copyOf(findings);
    }

    public boolean holds() {
        return findings.isEmpty();
    }
}
