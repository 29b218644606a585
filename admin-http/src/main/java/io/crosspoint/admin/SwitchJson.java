package io.crosspoint.admin;

import io.crosspoint.core.operator.BusinessDateStatus;
import io.crosspoint.core.operator.LinkStatus;
import io.crosspoint.core.operator.LinkTroubles;
import io.crosspoint.core.operator.RouteStatus;
import io.crosspoint.core.operator.SwitchCounters;
import io.crosspoint.core.operator.SwitchStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The records of the operator port as JSON, in the shapes that openapi.yaml promises. */
final class SwitchJson {

    private static final long NANOS = 1_000_000_000L;

    private SwitchJson() {}

    static JsonObject status(SwitchStatus status) {
        return new JsonObject()
                .put("version", status.version())
                .put("startedAt", instant(status.startedAtNs()))
                .put("ready", status.ready())
                .put("inFlight", status.inFlight())
                .put("reversalsPending", status.reversalsPending())
                .put("advicesPending", status.advicesPending())
                .put("deliveriesDoubtful", status.deliveriesDoubtful())
                .put("journalPosition", status.journalPosition())
                .put("durablePosition", status.durablePosition())
                .put("lowOnSpace", status.lowOnSpace())
                .put("counters", counters(status.counters()));
    }

    private static JsonObject counters(SwitchCounters counters) {
        return new JsonObject()
                .put("requests", counters.requests())
                .put("approved", counters.approved())
                .put("declinedByIssuer", counters.declinedByIssuer())
                .put("declinedBySwitch", counters.declinedBySwitch())
                .put("timedOut", counters.timedOut())
                .put("repeats", counters.repeats())
                .put("reversalsAccepted", counters.reversalsAccepted())
                .put("reversalsDelivered", counters.reversalsDelivered())
                .put("lateAnswers", counters.lateAnswers())
                .put("unmatchedAnswers", counters.unmatchedAnswers())
                .put("recalled", counters.recalled())
                .put("recallsRefused", counters.recallsRefused());
    }

    static JsonObject links(List<LinkStatus> links) {
        JsonArray array = new JsonArray();
        links.stream()
                .sorted(Comparator.comparingInt(LinkStatus::id))
                .forEach(link -> array.add(link(link)));
        return new JsonObject().put("links", array);
    }

    static JsonObject link(LinkStatus link) {
        LinkTroubles troubles = link.troubles();
        return new JsonObject()
                .put("id", link.id())
                .put("name", link.name())
                .put("role", link.role())
                .put("dialect", link.dialect())
                .put("framing", link.framing())
                .put("endpoint", link.endpoint())
                .put("connections", link.connections())
                .put("connected", link.connections() > 0)
                .put("signedOn", link.signedOn())
                .put("healthy", link.healthy())
                .put("framesIn", link.framesIn())
                .put("framesOut", link.framesOut())
                .put("rejected", link.rejected())
                .put("closedForCause", link.closedForCause())
                .put("inFlight", link.inFlight())
                .put("foreignInstitution", troubles.foreignInstitution())
                .put("closedIdle", troubles.closedIdle())
                .put("closedUnfinished", troubles.closedUnfinished())
                .put("closedUnproven", troubles.closedUnproven())
                .put("displaced", troubles.displaced())
                .put("refusedPeers", troubles.refusedPeers())
                .put("refusedFull", troubles.refusedFull())
                .put("undelivered", troubles.undelivered());
    }

    static JsonObject businessDate(BusinessDateStatus dates) {
        return new JsonObject()
                .put("open", date(dates.open()))
                .put("closing", date(dates.closing()))
                .put("closingInFlight", dates.closingInFlight())
                .put("lastClosed", date(dates.lastClosed()));
    }

    static JsonObject token(TokenStatus token) {
        JsonObject attributes = new JsonObject();
        token.attributes().forEach(attributes::put);
        return new JsonObject()
                .put("token", token.maskedToken())
                .put("state", token.state())
                .put("expiry", token.expiry())
                .put("requestor", token.requestor())
                .put("cardBin", token.cardBin())
                .put("cardLastFour", token.cardLastFour())
                .put("attributes", attributes);
    }

    static JsonObject route(RouteStatus route) {
        return new JsonObject()
                .put("bin", String.format(Locale.ROOT, "%06d", route.bin()))
                .put("cardKind", route.cardKind())
                .put("issuer", Long.toString(route.issuer()))
                .put("link", route.link())
                .put("available", route.available());
    }

    /**
     * @param yyyymmdd 0 stands for none
     */
    static @Nullable String date(int yyyymmdd) {
        return yyyymmdd == 0
                ? null
                : String.format(
                        Locale.ROOT,
                        "%04d-%02d-%02d",
                        yyyymmdd / 10_000,
                        yyyymmdd / 100 % 100,
                        yyyymmdd % 100);
    }

    private static String instant(long epochNs) {
        return Instant.ofEpochSecond(epochNs / NANOS, epochNs % NANOS).toString();
    }
}
