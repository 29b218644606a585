package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.transactions.Outcome;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what everybody holds, once all is quiet. */
final class Verdict {
    private final World world;
    private final Audit audit;
    private final Heard heard;
    private final List<AcquirerModel> acquirers;
    private final List<IssuerModel> issuers;
    private final Map<Integer, long[]> sums = new TreeMap<>();

    Verdict(
            World world,
            Audit audit,
            Heard heard,
            List<AcquirerModel> acquirers,
            List<IssuerModel> issuers) {
        this.heard = heard;
        this.world = world;
        this.audit = audit;
        this.acquirers = acquirers;
        this.issuers = issuers;
    }

    void judge(SwitchHost host, Obligations obligations) {
        audit.follow(host.disk(), host.durablePosition());
        Engine engine = host.engine();
        if (engine == null) {
            world.found(Check.COMES_TO_REST, 0, "no process is up");
            return;
        }
        rest(engine, host);
        for (long rrn : obligations.openSince(world.nowNs() - World.SECOND)) {
            world.found(Check.ANSWERED, rrn, "request taken and never answered");
        }
        for (AcquirerModel acquirer : acquirers) {
            acquirer.sales().forEach(this::judge);
            audit.totals().compare(engine, acquirer.link());
        }
        for (IssuerModel issuer : issuers) {
            issuer.bookings().forEach(this::judge);
        }
        judgeSums();
        if (audit.rules().version() != host.filedVersion()) {
            world.found(
                    Check.RULES,
                    0,
                    "rules of version %d are in force (expected: %d, as filed)"
                            .formatted(audit.rules().version(), host.filedVersion()));
        }
        host.compareWithFold();
    }

    private void rest(Engine engine, SwitchHost host) {
        rest("in flight", engine.inFlight());
        rest("reversals pending", engine.reversalsPending());
        rest("advices pending", engine.advicesPending());
        rest("date still closing", engine.closingDate());
        rest("records not durable", host.disk().position() - host.durablePosition());
        if (engine.lastClosedDate() != audit.dates().lastClosed()
                || engine.openDate() != audit.dates().open()) {
            world.found(
                    Check.BUSINESS_DATE,
                    0,
                    "open %d, last closed %d (expected: %d, %d)"
                            .formatted(
                                    engine.openDate(),
                                    engine.lastClosedDate(),
                                    audit.dates().open(),
                                    audit.dates().lastClosed()));
        }
    }

    private void rest(String what, long found) {
        if (found != 0) {
            world.found(Check.COMES_TO_REST, 0, what + ": " + found + " (expected: 0)");
        }
    }

    private void judge(Sale sale) {
        if (!sale.isSettled()) {
            world.found(
                    Check.COMES_TO_REST, sale.rrn(), "unsettled at its acquirer: " + sale.request);
            return;
        }
        if (sale.kind() == TransactionKind.BALANCE_INQUIRY) {
            return;
        }
        Booking booking = booking(sale.rrn());
        Audited of = audit.byRrn(sale.rrn());
        audit.tokens().charged(sale, of, booking);
        boolean stands = sale.stands();
        boolean booked = booking != null && booking.stands();
        if (stands != booked && !mayDiffer(sale, of, booking)) {
            world.found(
                    Check.BOOKS_AGREE,
                    sale.rrn(),
                    "%s at the acquirer, %s at the issuer: %s"
                            .formatted(
                                    stands ? "stands" : "does not stand (" + sale.state + ")",
                                    booked ? "stands" : "does not stand",
                                    sale.request));
        } else if (stands && booking != null) {
            add(sale, of, booking);
        }
    }

    /** Whether the books differ by what no switch can know, or is not to settle by itself. */
    private boolean mayDiffer(Sale sale, @Nullable Audited of, @Nullable Booking booking) {
        if (of == null || booking == null) {
            return false;
        }
        return sale.stands()
                ? mayStandAtAcquirerOnly(of, booking)
                : mayStandAtIssuerOnly(sale, of, booking);
    }

    /**
     * An issuer may refuse an advice that the switch has answered: an operator settles that. And an
     * issuer may have voided it and said that it did not, of which the switch heard the no only.
     */
    private boolean mayStandAtAcquirerOnly(Audited of, Booking booking) {
        if (!booking.approved) {
            return of.adviceDoubtful;
        }
        return !booking.reversed
                && booking.followUps.stream()
                        .filter(Booking::isEffectiveVoid)
                        .allMatch(this::isUnheardApproval);
    }

    /**
     * What the switch never reverses by itself may stand at the issuer when it timed out; what an
     * issuer approved and declined may stand there when the switch heard the no only.
     */
    private boolean mayStandAtIssuerOnly(Sale sale, Audited of, Booking booking) {
        boolean timedOut = of.outcome == Outcome.TIMED_OUT && sale.state != Sale.State.REVERSED;
        return (timedOut && Kinds.isNeverReversed(sale.kind())) || isUnheardApproval(booking);
    }

    /**
     * Approved and declined at once by its issuer, and the approval was lost on its way or with a
     * process that had not made it durable. A decline is the issuer's last word to whoever heard
     * nothing else: no switch would reverse what was declined.
     */
    private boolean isUnheardApproval(Booking booking) {
        Audited of = audit.byRrn(booking.rrn());
        return booking.contradicted
                && of != null
                && of.outcome == Outcome.DECLINED
                && !of.lateApproval
                && !heard.has(booking.rrn());
    }

    private void add(Sale sale, @Nullable Audited of, Booking booking) {
        TransactionKind kind = sale.kind();
        add(sale.date, 0, Kinds.signedMinor(kind, sale.request.amountMinor()));
        add(booking.request.date(), 1, Kinds.signedMinor(kind, booking.request.amountMinor()));
        if (of != null) {
            add(of.date, 2, Kinds.signedMinor(kind, of.amountMinor));
        }
    }

    private void add(int date, int book, long amountMinor) {
        sums.computeIfAbsent(date, none -> new long[3])[book] += amountMinor;
    }

    private void judge(Booking booking) {
        if (booking.refundedMinor() > booking.request.amountMinor()) {
            world.found(
                    Check.REFUNDS_WITHIN_ORIGINAL,
                    booking.rrn(),
                    "refunded %d of %s".formatted(booking.refundedMinor(), booking.request));
        }
        Audited of = audit.byRrn(booking.rrn());
        if (of == null) {
            world.found(
                    Check.DURABLE_FIRST, booking.rrn(), "at the issuer only: " + booking.request);
        } else if (of.reversalQueued && booking.approved && !booking.reversed) {
            world.found(Check.BOOKS_AGREE, booking.rrn(), "never reversed: " + booking.request);
        }
    }

    private void judgeSums() {
        sums.forEach(
                (date, books) -> {
                    if (books[0] != books[1] || books[1] != books[2]) {
                        world.found(
                                Check.SUMS_AGREE,
                                0,
                                "%d: acquirers %d, issuers %d, journal %d"
                                        .formatted(date, books[0], books[1], books[2]));
                    }
                });
    }

    private @Nullable Booking booking(long rrn) {
        for (IssuerModel issuer : issuers) {
            Booking booking = issuer.find(rrn);
            if (booking != null) {
                return booking;
            }
        }
        return null;
    }
}
