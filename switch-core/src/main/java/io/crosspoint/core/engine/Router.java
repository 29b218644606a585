package io.crosspoint.core.engine;

import io.crosspoint.core.routing.CardRange;
import io.crosspoint.core.routing.CardRanges;

/** Picks the issuer's link for a draft, or says why there is none. */
final class Router {
    private final CardRanges ranges;
    private final LinkPolicies links;
    private final EngineState state;
    private final long keptNs;

    Router(CardRanges ranges, LinkPolicies links, EngineSettings settings, EngineState state) {
        this.keptNs = settings.answersKeptNs();
        this.ranges = ranges;
        this.links = links;
        this.state = state;
    }

    /** A response code, or {@link ResponseCode#NONE} when the draft has its route. */
    int route(Draft draft, long nowNs) {
        CardRange range = ranges.find(draft.bin());
        if (range == null) {
            return ResponseCode.NO_ROUTE;
        }
        draft.route(range);
        if (!range.capabilities().contains(draft.message.kind)) {
            return ResponseCode.NOT_SUPPORTED;
        }
        if (range.maxAmountMinor() != 0 && draft.message.amountMinor > range.maxAmountMinor()) {
            return ResponseCode.OVER_AMOUNT_LIMIT;
        }
        int link = range.issuerLink();
        draft.deadlineNs = nowNs + links.timeoutNs(link);
        draft.issuerStan = links.keepsStan(link) ? draft.message.stan : state.links.nextStan(link);
        if (!isUnique(draft, link, nowNs)) {
            return ResponseCode.DUPLICATE;
        }
        return state.links.isSignedOn(link) || Types.isAdvice(draft.type)
                ? ResponseCode.NONE
                : ResponseCode.ISSUER_UNAVAILABLE;
    }

    /** A link that keeps STANs must not see two members use the same key. */
    private boolean isUnique(Draft draft, int link, long nowNs) {
        return !links.keepsStan(link)
                || isFree(
                        state.keys.byIssuerLeg(
                                link,
                                draft.issuerStan,
                                draft.message.transmissionTime,
                                draft.message.acquirer,
                                draft.message.forwarder),
                        nowNs);
    }

    private boolean isFree(int slot, long nowNs) {
        return slot == TransactionTable.NONE || state.table.isForgottenAt(slot, nowNs, keptNs);
    }
}
