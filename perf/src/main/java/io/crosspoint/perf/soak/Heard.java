package io.crosspoint.perf.soak;

import java.util.LinkedHashSet;
import java.util.Set;

/** Approvals that the switch's process took, and that did not vanish with it. */
final class Heard {
    private final Set<Long> approvals = new LinkedHashSet<>();

    void approval(long rrn) {
        approvals.add(rrn);
    }

    /** A process ended: what it had not made durable was never heard. */
    void forgetWhatIsNotIn(Audit audit) {
        approvals.removeIf(
                rrn -> {
                    Audited of = audit.byRrn(rrn);
                    return of == null || !of.wasApproved();
                });
    }

    boolean has(long rrn) {
        return approvals.contains(rrn);
    }
}
