package io.crosspoint.app.demo;

import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.perf.sim.AcquirerSnapshot;
import io.crosspoint.perf.sim.BookEntry;
import io.crosspoint.perf.sim.IssuerSnapshot;
import io.crosspoint.perf.sim.Status;
import io.crosspoint.perf.sim.TransactionKey;
import io.crosspoint.perf.sim.Violation;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the members' own books against the journal, from both sides. */
final class BookComparison {
    /** The link that stands for the partners' HTTP port. */
    private static final int PARTNERS = 0;

    /**
     * What one member's book has shown.
     *
     * @param rows compared, those missing on either side included
     * @param differences in words; cards masked
     */
    record Result(String member, long rows, List<String> differences) {
        Result {
            differences = List.copyOf(differences);
        }
    }

    private final JournalBook journal;
    private final List<String> differences = new ArrayList<>();
    private long rows;

    private BookComparison(JournalBook journal) {
        this.journal = journal;
    }

    static Result acquirer(JournalBook journal, int link, AcquirerSnapshot book) {
        return new BookComparison(journal).ofAcquirer(link, book);
    }

    static Result issuer(JournalBook journal, int link, IssuerSnapshot book) {
        return new BookComparison(journal).ofIssuer(link, book);
    }

    static Result wallet(JournalBook journal, List<MerchantPayment> payments) {
        return new BookComparison(journal).ofWallet(payments);
    }

    private Result ofAcquirer(int link, AcquirerSnapshot book) {
        violations(book.name(), book.violations());
        Set<TransactionKey> seen = new HashSet<>();
        for (BookEntry told : book.entries()) {
            seen.add(told.key());
            JournalEntry entry = journal.byAcquirerLeg(link, told.key());
            rows++;
            if (entry == null) {
                differ(book.name(), told, "not in the journal");
                continue;
            }
            sameRequest(book.name(), told, entry);
            if (told.status() == Status.UNANSWERED) {
                same(book.name(), entry, "stands", false, entry.stands());
            } else {
                same(book.name(), entry, "code", told.responseCode(), entry.responseCode);
                boolean approved = told.status() == Status.APPROVED;
                same(book.name(), entry, "approved", approved, entry.isApproved());
            }
            same(book.name(), entry, "reversed", told.reversed(), entry.reversedByAcquirer);
        }
        for (JournalEntry entry : journal.all()) {
            if (entry.acquirerLink == link && !seen.contains(entry.acquirerKey)) {
                rows++;
                differ(book.name(), entry, "not in the acquirer's book");
            }
        }
        return new Result(book.name(), rows, differences);
    }

    private Result ofIssuer(int link, IssuerSnapshot book) {
        Set<TransactionKey> seen = new HashSet<>();
        for (BookEntry judged : book.entries()) {
            seen.add(judged.key());
            JournalEntry entry = journal.byIssuerLeg(link, judged.key());
            rows++;
            if (entry == null) {
                differ(book.name(), judged, "not in the journal");
                continue;
            }
            sameRequest(book.name(), judged, entry);
            boolean stands = judged.status() != Status.DECLINED && !judged.reversed();
            same(book.name(), entry, "stands", stands, entry.stands());
            boolean inTime = entry.outcome == Outcome.APPROVED || entry.outcome == Outcome.DECLINED;
            if (inTime) {
                same(book.name(), entry, "code", judged.responseCode(), entry.responseCode);
            }
        }
        for (JournalEntry entry : journal.all()) {
            boolean mustKnow = entry.issuerLink == link && entry.isApproved();
            if (mustKnow && !seen.contains(entry.issuerKey)) {
                rows++;
                differ(book.name(), entry, "not in the issuer's book");
            }
        }
        Map<Violation, Long> violations = new EnumMap<>(Violation.class);
        violations.putAll(book.violations());
        undoneUnseen(book.name(), link, seen, violations.remove(Violation.ORIGINAL_UNKNOWN));
        violations(book.name(), violations);
        return new Result(book.name(), rows, differences);
    }

    /**
     * A switch that ends at once may leave a request in its journal that was never sent; after the
     * next start it is reversed all the same, since nobody can tell, and the issuer knows it not.
     */
    private void undoneUnseen(
            String member, int link, Set<TransactionKey> seen, @Nullable Long unknown) {
        long unseen =
                journal.all().stream()
                        .filter(entry -> entry.issuerLink == link && entry.reversalQueued)
                        .filter(entry -> !seen.contains(entry.issuerKey))
                        .count();
        long told = unknown == null ? 0 : unknown;
        if (told != unseen) {
            differences.add(
                    "%s: %s %d times (expected: %d, reversed without having reached it)"
                            .formatted(member, Violation.ORIGINAL_UNKNOWN, told, unseen));
        }
    }

    private Result ofWallet(List<MerchantPayment> payments) {
        String name = "wallet";
        Set<Long> seen = new HashSet<>();
        for (MerchantPayment paid : payments) {
            seen.add(paid.transactionId());
            JournalEntry entry = journal.byId(paid.transactionId());
            rows++;
            if (entry == null) {
                differences.add(
                        "%s: payment %d: not in the journal".formatted(name, paid.requestId()));
                continue;
            }
            same(name, entry, "link", PARTNERS, entry.acquirerLink);
            same(name, entry, "amount", paid.amountMinor(), entry.amountMinor);
            same(name, entry, "code", paid.responseCode(), entry.responseCode);
            same(name, entry, "approved", paid.approved(), entry.isApproved());
        }
        for (JournalEntry entry : journal.all()) {
            if (entry.acquirerLink == PARTNERS && !seen.contains(entry.transactionId)) {
                rows++;
                differ(name, entry, "not in the wallet's book");
            }
        }
        return new Result(name, rows, differences);
    }

    private void violations(String member, Map<Violation, Long> violations) {
        violations.forEach(
                (violation, count) ->
                        differences.add("%s: %s %d times".formatted(member, violation, count)));
    }

    private void sameRequest(String member, BookEntry told, JournalEntry entry) {
        same(member, entry, "amount", told.amountMinor(), entry.amountMinor);
        same(member, entry, "type", told.kind().name(), entry.type.name());
    }

    private void same(
            String member,
            JournalEntry entry,
            String what,
            @Nullable Object inBook,
            Object inJournal) {
        if (!inJournal.equals(inBook)) {
            differ(
                    member,
                    entry,
                    "%s %s in the book, %s in the journal".formatted(what, inBook, inJournal));
        }
    }

    private void differ(String member, JournalEntry entry, String how) {
        differences.add(
                "%s: transaction %d (%s, %s): %s"
                        .formatted(member, entry.transactionId, entry.type, entry.card, how));
    }

    private void differ(String member, BookEntry told, String how) {
        differences.add(
                "%s: STAN %06d at %010d (%s, %s): %s"
                        .formatted(
                                member,
                                told.key().stan(),
                                told.key().transmission(),
                                told.kind(),
                                told.status(),
                                how));
    }
}
