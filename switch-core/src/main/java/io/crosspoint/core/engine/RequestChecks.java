package io.crosspoint.core.engine;

import io.crosspoint.core.risk.RiskDecider;
import io.crosspoint.core.risk.Subject;
import io.crosspoint.iso8583.TransactionKind;

/** What a new request must pass before it may go to an issuer. */
final class RequestChecks {
    private final int currency;
    private final EngineState state;
    private final DateDecider dates;
    private final Router router;
    private final Instruments instruments;
    private final Originals originals;
    private final RiskDecider risk;
    private final Subject subject = new Subject();

    RequestChecks(
            EngineSettings settings,
            EngineState state,
            DateDecider dates,
            Router router,
            Instruments instruments) {
        this.currency = settings.currency();
        this.state = state;
        this.dates = dates;
        this.router = router;
        this.instruments = instruments;
        this.originals = new Originals(settings, state);
        this.risk = new RiskDecider(state.risk);
    }

    RiskDecider risk() {
        return risk;
    }

    /**
     * A response code, or {@link ResponseCode#NONE} when the draft has its card and its route.
     *
     * @param keyHash of the key of the draft's message
     */
    int check(Draft draft, long keyHash, long nowNs) {
        Inbound message = draft.message;
        if (state.orphans.contains(keyHash)) {
            return ResponseCode.STATE_DIFFERS;
        }
        if (dates.isHeldUp() && !Types.isAdvice(draft.type)) {
            return ResponseCode.CUT_OVER_IN_PROGRESS;
        }
        if (message.amountMinor <= 0 && message.kind != TransactionKind.BALANCE_INQUIRY) {
            return ResponseCode.INVALID_AMOUNT;
        }
        if (message.acquirer <= 0 && message.link != 0) {
            return ResponseCode.FORMAT_ERROR;
        }
        if (message.currency != currency && message.kind != TransactionKind.BALANCE_INQUIRY) {
            return ResponseCode.INVALID_TRANSACTION;
        }
        int refusal =
                Originals.needsOriginal(draft.type)
                        ? originals.resolve(draft)
                        : instruments.resolve(draft, nowNs);
        if (refusal == ResponseCode.NONE) {
            refusal = router.route(draft, nowNs);
        }
        return risk.isIdle() || !draft.hasCard() ? refusal : assess(draft, refusal, nowNs);
    }

    /** The last word is the rules'; what is refused already is counted only. */
    private int assess(Draft draft, int refusal, long nowNs) {
        draft.describe(subject, nowNs);
        int code = risk.assess(subject, refusal);
        draft.ruleId = risk.ruleId();
        draft.counted = risk.counted();
        return code;
    }
}
