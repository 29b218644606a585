package io.crosspoint.token;

import io.crosspoint.journal.tokens.ControlsDecoder;

/** Whether a use lies within a token's state, expiry and domain controls. */
final class DomainCheck {
    private DomainCheck() {}

    static TokenCheck check(TokenView view, TokenUse use, long nowNs) {
        if (!view.isPresent()) {
            return TokenCheck.UNKNOWN;
        }
        if (use.requestorId() != 0 && use.requestorId() != view.requestorId()) {
            return TokenCheck.REQUESTOR;
        }
        if (view.state() != TokenState.ACTIVE) {
            return TokenCheck.STATE;
        }
        if (expired(view, use)) {
            return TokenCheck.EXPIRED;
        }
        return checkControls(view, view.controls(), use, nowNs);
    }

    private static boolean expired(TokenView view, TokenUse use) {
        boolean differs = use.cardExpiry() != 0 && use.cardExpiry() != view.tokenExpiry();
        return differs || view.isExpired(use.businessDate() / 100 % 10_000);
    }

    private static TokenCheck checkControls(
            TokenView view, ControlsDecoder controls, TokenUse use, long nowNs) {
        if ((channels(controls) & use.channel().bit()) == 0) {
            return TokenCheck.CHANNEL;
        }
        if (!merchantAllowed(view, use)) {
            return TokenCheck.MERCHANT;
        }
        if (over(controls.singleAmountMinor(), 0, use.amountMinor())
                || over(
                        controls.dailyAmountMinor(),
                        view.amountOn(use.businessDate()),
                        use.amountMinor())) {
            return TokenCheck.AMOUNT;
        }
        if (over(controls.dailyCount(), view.usesOn(use.businessDate()), 1)
                || over(controls.totalUses(), view.totalUses(), 1)) {
            return TokenCheck.COUNT;
        }
        if (controls.currency() != 0 && controls.currency() != use.currency()) {
            return TokenCheck.CURRENCY;
        }
        boolean early = nowNs < controls.validFromNs();
        boolean late = controls.validUntilNs() != 0 && nowNs >= controls.validUntilNs();
        return early || late ? TokenCheck.VALIDITY : TokenCheck.OK;
    }

    static int channels(ControlsDecoder controls) {
        return controls.buffer().getByte(controls.offset()) & 0xFF;
    }

    private static boolean merchantAllowed(TokenView view, TokenUse use) {
        int count = view.merchantCount();
        for (int i = 0; i < count; i++) {
            if (view.isMerchant(i, use.merchant())) {
                return true;
            }
        }
        return count == 0;
    }

    private static boolean over(long limit, long used, long more) {
        return limit != 0 && used + more > limit;
    }
}
