package io.crosspoint.app.demo;

import io.crosspoint.app.console.ClearingTables;
import io.crosspoint.app.console.Table;
import io.crosspoint.core.link.LinkSettings;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.perf.sim.AcquirerSnapshot;
import io.crosspoint.perf.sim.BookEntry;
import io.crosspoint.perf.sim.IssuerSnapshot;
import io.crosspoint.perf.sim.ScenarioType;
import io.crosspoint.perf.sim.Status;

import org.HdrHistogram.Histogram;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The tables at the end. */
final class DemoReport {
    private static final double NS_PER_MS = 1e6;

    private final Books books;
    private final Proof proof;

    DemoReport(Books books, Proof proof) {
        this.books = books;
        this.proof = proof;
    }

    void print(PrintWriter out) {
        section(out, "Transactions", byType());
        section(out, "Besides", besides());
        section(out, "Journal", journal());
        out.println();
        out.println("business date closed: " + proof.clearing().businessDate());
        out.println();
        new ClearingTables(proof.clearing()).print(out);
        section(out, "Members' books against the journal", comparisons());
        out.println();
        out.printf("sum of net positions: %s%n", netSums());
        out.printf(
                "differences between books and journal: %d%n",
                proof.books().stream().mapToLong(b -> b.differences().size()).sum());
        out.printf(
                "clear card numbers in files: %d (%d files, %d MiB searched for %d numbers)%n",
                proof.scan().found(),
                proof.scan().files(),
                proof.scan().bytes() >> 20,
                books.presented().size());
        out.flush();
    }

    private static void section(PrintWriter out, String title, Table table) {
        out.println();
        out.println(title);
        table.print(out);
    }

    private String netSums() {
        return proof.clearing().sums().stream()
                .map(sums -> Long.toString(sums.netMinor()))
                .reduce((a, b) -> a + ", " + b)
                .orElse("nothing moved");
    }

    /** One line of the first table. */
    private static final class Line {
        private long sent;
        private long approved;
        private long declined;
        private long reversed;
        private final Histogram latencyNs = new Histogram(3);

        void count(boolean isApproved, boolean isReversed) {
            sent++;
            approved += isApproved ? 1 : 0;
            declined += isApproved ? 0 : 1;
            reversed += isReversed ? 1 : 0;
        }

        void add(Line other) {
            sent += other.sent;
            approved += other.approved;
            declined += other.declined;
            reversed += other.reversed;
            latencyNs.add(other.latencyNs);
        }

        void into(Table table, String name) {
            table.row(name, sent, approved, declined, reversed, ms(50), ms(99));
        }

        private String ms(double percentile) {
            return latencyNs.getTotalCount() == 0
                    ? "-"
                    : String.format(
                            Locale.ROOT,
                            "%.1f",
                            latencyNs.getValueAtPercentile(percentile) / NS_PER_MS);
        }
    }

    private Table byType() {
        Map<ScenarioType, Line> lines = new TreeMap<>();
        books.acquirers().forEach((link, book) -> count(lines, link, book));
        Line payments = new Line();
        for (MerchantPayment payment : books.payments()) {
            JournalEntry entry = proof.journal().byId(payment.transactionId());
            payments.count(payment.approved(), entry != null && entry.reversalQueued);
            payments.latencyNs.recordValue(payment.latencyNs());
        }
        Table table =
                new Table()
                        .left("type")
                        .right("sent")
                        .right("approved")
                        .right("declined")
                        .right("reversed")
                        .right("p50 ms")
                        .right("p99 ms");
        Line sum = new Line();
        lines.forEach(
                (type, line) -> {
                    line.into(table, words(type));
                    sum.add(line);
                });
        payments.into(table, "merchant code payment");
        sum.add(payments);
        sum.into(table.rule(), "sum");
        return table;
    }

    private void count(Map<ScenarioType, Line> lines, LinkSettings link, AcquirerSnapshot book) {
        for (BookEntry told : book.entries()) {
            ScenarioType type = told.scenario();
            if (type != null) {
                JournalEntry entry = proof.journal().byAcquirerLeg(link.id(), told.key());
                boolean reversed = entry != null && entry.reversalQueued;
                lines.computeIfAbsent(type, any -> new Line())
                        .count(told.status() == Status.APPROVED, reversed);
            }
        }
        book.latencyNs()
                .forEach(
                        (type, histogram) ->
                                lines.computeIfAbsent(type, any -> new Line())
                                        .latencyNs
                                        .add(histogram));
    }

    private static String words(ScenarioType type) {
        return switch (type) {
            case PURCHASE_VOID -> "purchase, then void";
            case PURCHASE_REFUND_FULL -> "purchase, then full refund";
            case PURCHASE_REFUND_PARTIAL -> "purchase, then partial refund";
            case PRE_AUTHORISATION_COMPLETION -> "pre-authorisation, then completion";
            case PRE_AUTHORISATION_VOID -> "pre-authorisation, then void";
            case TOKEN_CONTACTLESS -> "token purchase, contactless";
            case TOKEN_IN_APP -> "token purchase, in app";
            case PAYER_CODE_SHOWN -> "payer code purchase";
            case RETRANSMISSION -> "purchase, sent twice";
            case REVERSAL_AFTER_ANSWER -> "purchase, reversed after the answer";
            case REVERSAL_BEFORE_ANSWER -> "purchase, reversed before the answer";
            case UNKNOWN_BIN -> "card of an unknown bank";
            case UNKNOWN_TOKEN -> "unknown or dead token";
            default -> type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private Table besides() {
        return new Table()
                .left("what")
                .right("count")
                .row("declined by an issuer", outcomes(Outcome.DECLINED))
                .row("issuer did not answer in time", outcomes(Outcome.TIMED_OUT))
                .row("issuer answered late", proof.journal().lateAnswers())
                .row("reversed by the acquirer before the answer", outcomes(Outcome.REVERSED))
                .row("reversals that issuers took", issuers(IssuerSnapshot::reversals))
                .row("repeats that issuers took", issuers(IssuerSnapshot::repeats))
                .row("answered alike when sent twice", acquirers(AcquirerSnapshot::retransmissions))
                .row("payments asked again, answered alike", repeatedPayments())
                .row("connections lost by the restart", acquirers(AcquirerSnapshot::reconnects))
                .row("sent again after that", acquirers(AcquirerSnapshot::resent));
    }

    private long outcomes(Outcome outcome) {
        return proof.journal().all().stream().filter(e -> e.outcome == outcome).count();
    }

    private long issuers(ToLongFunction<IssuerSnapshot> counter) {
        return books.issuers().values().stream().mapToLong(counter).sum();
    }

    private long acquirers(ToLongFunction<AcquirerSnapshot> counter) {
        return books.acquirers().values().stream().mapToLong(counter).sum();
    }

    private long repeatedPayments() {
        return books.payments().stream().filter(MerchantPayment::repeated).count();
    }

    private Table journal() {
        Table table = new Table().left("stream").right("records").right("bytes").left("checked");
        proof.streams()
                .forEach(
                        (name, verification) ->
                                table.row(
                                        name,
                                        verification.records(),
                                        verification.bytes(),
                                        verification.clean() ? "verified" : "BROKEN"));
        return table;
    }

    private Table comparisons() {
        Table table = new Table().left("book of").right("rows compared").right("differences");
        for (BookComparison.Result book : proof.books()) {
            table.row(book.member(), book.rows(), (long) book.differences().size());
        }
        return table;
    }
}
