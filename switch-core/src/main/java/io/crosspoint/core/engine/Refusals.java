package io.crosspoint.core.engine;

import io.crosspoint.qrservice.CodeCheck;
import io.crosspoint.token.TokenCheck;

/** What an acquirer is told when a token or a code will not do. */
final class Refusals {
    private Refusals() {}

    static int of(TokenCheck check) {
        return switch (check) {
            case OK -> ResponseCode.NONE;
            case UNKNOWN -> ResponseCode.INVALID_CARD;
            case REQUESTOR, STATE -> ResponseCode.RESTRICTED_CARD;
            case EXPIRED -> ResponseCode.EXPIRED;
            case CHANNEL, CURRENCY, VALIDITY -> ResponseCode.NOT_PERMITTED_TO_CARDHOLDER;
            case MERCHANT -> ResponseCode.NOT_PERMITTED_TO_TERMINAL;
            case AMOUNT -> ResponseCode.OVER_AMOUNT_LIMIT;
            case COUNT -> ResponseCode.OVER_COUNT_LIMIT;
        };
    }

    static int of(CodeCheck check) {
        return switch (check) {
            case OK -> ResponseCode.NONE;
            case UNKNOWN, NOT_OURS -> ResponseCode.INVALID_CARD;
            case EXPIRED -> ResponseCode.EXPIRED;
            case USED -> ResponseCode.DUPLICATE;
            case CLOSED, UNBOUND -> ResponseCode.NOT_PERMITTED_TO_TERMINAL;
            case AMOUNT_DIFFERS -> ResponseCode.AMOUNT_DIFFERS;
            case OVER_SINGLE_LIMIT, OVER_DAILY_AMOUNT -> ResponseCode.OVER_AMOUNT_LIMIT;
            case OVER_DAILY_COUNT -> ResponseCode.OVER_COUNT_LIMIT;
        };
    }
}
