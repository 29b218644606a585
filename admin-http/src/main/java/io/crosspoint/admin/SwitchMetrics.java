package io.crosspoint.admin;

import io.crosspoint.core.operator.BusinessDateStatus;
import io.crosspoint.core.operator.LinkStatus;
import io.crosspoint.core.operator.LinkTroubles;
import io.crosspoint.core.operator.SwitchCounters;
import io.crosspoint.core.operator.SwitchStatus;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What the lane tells, as metrics.
 *
 * @param status of the switch
 * @param links all of them
 * @param dates business dates
 */
record SwitchMetrics(SwitchStatus status, List<LinkStatus> links, BusinessDateStatus dates) {

    private static final String PREFIX = "crosspoint_";

    void write(Exposition out) {
        lane(out);
        transactions(out, status.counters());
        businessDate(out);
        links(out);
    }

    private void lane(Exposition out) {
        gauge(out, "ready", "1 when the switch takes transactions.", status.ready() ? 1 : 0);
        out.gauge(PREFIX + "start_time_seconds", "Start of the lane, Unix time.")
                .sample(PREFIX + "start_time_seconds", status.startedAtNs() / 1e9);
        gauge(out, "in_flight", "Transactions that wait for an issuer.", status.inFlight());
        gauge(
                out,
                "reversals_pending",
                "Reversals no issuer confirmed yet.",
                status.reversalsPending());
        gauge(
                out,
                "advices_pending",
                "Advices answered for issuers that have not taken them.",
                status.advicesPending());
        gauge(
                out,
                "deliveries_doubtful",
                "Reversals and advices that wait for an operator.",
                status.deliveriesDoubtful());
        gauge(out, "journal_position", "Sequence of the last record.", status.journalPosition());
        gauge(
                out,
                "journal_durable_position",
                "Sequence up to which records are durable.",
                status.durablePosition());
        gauge(
                out,
                "low_on_space",
                "1 while new transactions are refused since storage is nearly full.",
                status.lowOnSpace() ? 1 : 0);
    }

    private static void transactions(Exposition out, SwitchCounters counters) {
        counter(
                out,
                "requests",
                "Transaction requests decided, repeats not counted.",
                counters.requests());
        String outcomes = PREFIX + "outcomes_total";
        out.counter(outcomes, "Requests by how they ended.")
                .sample(outcomes, counters.approved(), "outcome", "approved")
                .sample(outcomes, counters.declinedByIssuer(), "outcome", "declined_by_issuer")
                .sample(outcomes, counters.declinedBySwitch(), "outcome", "declined_by_switch")
                .sample(outcomes, counters.timedOut(), "outcome", "timed_out");
        counter(out, "repeats", "Requests answered again from memory.", counters.repeats());
        counter(
                out,
                "reversals_accepted",
                "Reversals taken from acquirers.",
                counters.reversalsAccepted());
        counter(
                out,
                "reversals_delivered",
                "Reversals issuers confirmed.",
                counters.reversalsDelivered());
        counter(
                out,
                "late_answers",
                "Issuers' answers that came too late.",
                counters.lateAnswers());
        counter(
                out,
                "unmatched_answers",
                "Issuers' answers to nothing asked.",
                counters.unmatchedAnswers());
        counter(
                out,
                "recalled",
                "Transactions fetched from the index for a follow-up.",
                counters.recalled());
        counter(
                out,
                "recalls_refused",
                "Follow-ups answered 96 for want of their original.",
                counters.recallsRefused());
    }

    private void businessDate(Exposition out) {
        String name = PREFIX + "business_date";
        out.gauge(name, "Business dates as yyyymmdd numbers; 0 for none.")
                .sample(name, dates.open(), "state", "open")
                .sample(name, dates.closing(), "state", "closing")
                .sample(name, dates.lastClosed(), "state", "last_closed");
        gauge(
                out,
                "business_date_closing_in_flight",
                "Transactions of the closing date without an end yet.",
                dates.closingInFlight());
    }

    private void links(Exposition out) {
        perLink(out, "connections", "TCP connections that are up.", LinkStatus::connections);
        perLink(
                out,
                "signed_on",
                "1 while the member is signed on.",
                link -> link.signedOn() ? 1 : 0);
        perLink(
                out,
                "healthy",
                "1 while signed on and the line answers tests.",
                link -> link.healthy() ? 1 : 0);
        perLink(out, "in_flight", "Transactions that wait for this link.", LinkStatus::inFlight);
        String frames = PREFIX + "link_frames_total";
        out.counter(frames, "Whole frames read and written.");
        for (LinkStatus link : links) {
            out.sample(
                    frames,
                    link.framesIn(),
                    "link",
                    link.name(),
                    "role",
                    link.role(),
                    "direction",
                    "in");
            out.sample(
                    frames,
                    link.framesOut(),
                    "link",
                    link.name(),
                    "role",
                    link.role(),
                    "direction",
                    "out");
        }
        perLink(
                out,
                "rejected_total",
                "Messages answered with a format error.",
                LinkStatus::rejected);
        perLink(
                out,
                "closed_for_cause_total",
                "Connections closed because of what the peer sent.",
                LinkStatus::closedForCause);
        troubles(out);
    }

    private void troubles(Exposition out) {
        trouble(
                out,
                "foreign_institution",
                "Messages that named an institution not of the link.",
                LinkTroubles::foreignInstitution);
        trouble(
                out,
                "closed_idle",
                "Connections closed because the member was silent.",
                LinkTroubles::closedIdle);
        trouble(
                out,
                "closed_unfinished",
                "Connections closed because a frame did not come to its end.",
                LinkTroubles::closedUnfinished);
        trouble(
                out,
                "closed_unproven",
                "Connections closed because no sound message came in time.",
                LinkTroubles::closedUnproven);
        trouble(
                out,
                "displaced",
                "Connections that gave their place to a newcomer.",
                LinkTroubles::displaced);
        trouble(
                out,
                "refused_peers",
                "Connections not let in from addresses that are none of the member's.",
                LinkTroubles::refusedPeers);
        trouble(
                out,
                "refused_full",
                "Connections not let in because all places were taken.",
                LinkTroubles::refusedFull);
        trouble(
                out,
                "undelivered",
                "Messages that found no connection to leave by.",
                LinkTroubles::undelivered);
    }

    private void trouble(
            Exposition out, String name, String help, ToLongFunction<LinkTroubles> value) {
        perLink(out, name + "_total", help, link -> value.applyAsLong(link.troubles()));
    }

    private void perLink(
            Exposition out, String name, String help, ToLongFunction<LinkStatus> value) {
        String full = PREFIX + "link_" + name;
        if (name.endsWith("_total")) {
            out.counter(full, help);
        } else {
            out.gauge(full, help);
        }
        for (LinkStatus link : links) {
            out.sample(full, value.applyAsLong(link), "link", link.name(), "role", link.role());
        }
    }

    private static void gauge(Exposition out, String name, String help, long value) {
        out.gauge(PREFIX + name, help).sample(PREFIX + name, value);
    }

    private static void counter(Exposition out, String name, String help, long value) {
        out.counter(PREFIX + name + "_total", help).sample(PREFIX + name + "_total", value);
    }
}
