package io.crosspoint.app.demo;

import io.crosspoint.perf.sim.AcquirerSnapshot;
import io.crosspoint.perf.sim.BookEntry;
import io.crosspoint.perf.sim.ScenarioType;
import io.crosspoint.perf.sim.Status;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The approvals that left the switch: whatever happens to it, its journal must know them. */
final class Told {
    /** Their first transaction is undone on purpose. */
    private static final Set<ScenarioType> UNDONE =
            EnumSet.of(
                    ScenarioType.REVERSAL_AFTER_ANSWER,
                    ScenarioType.REVERSAL_BEFORE_ANSWER,
                    ScenarioType.PURCHASE_VOID,
                    ScenarioType.PRE_AUTHORISATION_VOID);

    private record Approval(int link, BookEntry entry) {}

    private final List<Approval> approvals = new ArrayList<>();
    private final List<MerchantPayment> payments = new ArrayList<>();

    void acquirer(int link, AcquirerSnapshot book) {
        book.entries().stream()
                .filter(entry -> entry.status() == Status.APPROVED)
                .forEach(entry -> approvals.add(new Approval(link, entry)));
    }

    void payments(List<MerchantPayment> heard) {
        heard.stream().filter(MerchantPayment::approved).forEach(payments::add);
    }

    int count() {
        return approvals.size() + payments.size();
    }

    /** Approvals that the journal lacks, knows otherwise, or lets an issuer undo. */
    List<String> missingIn(JournalBook journal) {
        List<String> missing = new ArrayList<>();
        for (Approval approval : approvals) {
            BookEntry told = approval.entry;
            JournalEntry kept = journal.byAcquirerLeg(approval.link, told.key());
            boolean undone = UNDONE.contains(told.scenario());
            if (!holds(kept, told.amountMinor(), undone)) {
                missing.add(
                        "link %d STAN %06d at %010d (%s of %s)"
                                .formatted(
                                        approval.link,
                                        told.key().stan(),
                                        told.key().transmission(),
                                        told.kind(),
                                        told.scenario()));
            }
        }
        for (MerchantPayment payment : payments) {
            if (!holds(journal.byId(payment.transactionId()), payment.amountMinor(), false)) {
                missing.add("payment " + payment.requestId());
            }
        }
        return missing;
    }

    private static boolean holds(@Nullable JournalEntry kept, long amountMinor, boolean undone) {
        return kept != null
                && kept.isApproved()
                && kept.amountMinor == amountMinor
                && (undone || kept.stands());
    }
}
