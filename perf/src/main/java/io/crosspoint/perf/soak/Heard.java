package io.crosspoint.perf.soak;

import java.util.LinkedHashMap;
import java.util.Map;

/** Approvals that the switch's process took, and that did not vanish with it. */
final class Heard {
    /** A process that lived so long after an approval has made durable what it made of it. */
    private static final long MADE_DURABLE_NS = 3 * World.SECOND;

    /** When each was taken last. */
    private final Map<Long, Long> approvals = new LinkedHashMap<>();

    void approval(long rrn, long nowNs) {
        approvals.put(rrn, nowNs);
    }

    /** A process ended: what it had just taken and not made durable was never heard. */
    void forgetWhatIsNotIn(Audit audit, long nowNs) {
        approvals
                .entrySet()
                .removeIf(
                        taken -> {
                            Audited of = audit.byRrn(taken.getKey());
                            return nowNs - taken.getValue() < MADE_DURABLE_NS
                                    && (of == null || !of.wasApproved());
                        });
    }

    boolean has(long rrn) {
        return approvals.containsKey(rrn);
    }
}
