package io.crosspoint.core.link;

import io.crosspoint.core.engine.Inbound;
import io.crosspoint.core.engine.NetworkCode;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.jspecify.annotations.Nullable;

/** Function codes of ISO 8583:1993, DE24, and what says the same in 1987. */
final class FunctionCodes {
    static final int FULL_REVERSAL = 400;

    private static final int ACCURATE_AMOUNT = 100;
    private static final int ESTIMATED_AMOUNT = 101;
    private static final int INQUIRY = 108;
    private static final int ORIGINAL_FINANCIAL = 200;
    private static final int AS_AUTHORISED = 201;
    private static final int OTHER_THAN_AUTHORISED = 202;

    private static final int SIGN_ON = 801;
    private static final int SIGN_OFF = 802;
    private static final int KEY_CHANGE = 811;
    private static final int CUT_OVER = 821;
    private static final int CUT_OVER_COMPLETE = 822;
    private static final int ECHO = 831;

    /** DE70 of 1987. */
    private static final int KEY_CHANGE_1987 = 101;

    private static final int CUT_OVER_1987 = 201;
    private static final int CUT_OVER_COMPLETE_1987 = 202;

    private FunctionCodes() {}

    /**
     * Of a request.
     *
     * @param original what it follows, if it follows anything
     */
    static int of(FactsDecoder facts, @Nullable FactsDecoder original) {
        return switch (facts.type()) {
            case PRE_AUTHORISATION -> ESTIMATED_AMOUNT;
            case PRE_AUTHORISATION_VOID -> ACCURATE_AMOUNT;
            case COMPLETION, COMPLETION_ADVICE, COMPLETION_VOID ->
                    original == null || original.amountMinor() == facts.amountMinor()
                            ? AS_AUTHORISED
                            : OTHER_THAN_AUTHORISED;
            case BALANCE_INQUIRY -> facts.mti() < 200 ? INQUIRY : ORIGINAL_FINANCIAL;
            default -> ORIGINAL_FINANCIAL;
        };
    }

    /** Of a message that manages the line; -1 for a code that has none. */
    static int ofNetworkCode(int networkCode) {
        return switch (networkCode) {
            case NetworkCode.SIGN_ON -> SIGN_ON;
            case NetworkCode.SIGN_OFF -> SIGN_OFF;
            case NetworkCode.ECHO -> ECHO;
            case KEY_CHANGE_1987 -> KEY_CHANGE;
            case CUT_OVER_1987 -> CUT_OVER;
            case CUT_OVER_COMPLETE_1987 -> CUT_OVER_COMPLETE;
            default -> -1;
        };
    }

    /** The network management code of 1987, DE70; 0, which is none of them, for any other code. */
    static int networkCode(int functionCode) {
        return switch (functionCode) {
            case SIGN_ON -> NetworkCode.SIGN_ON;
            case SIGN_OFF -> NetworkCode.SIGN_OFF;
            case ECHO -> NetworkCode.ECHO;
            case KEY_CHANGE -> KEY_CHANGE_1987;
            case CUT_OVER -> CUT_OVER_1987;
            case CUT_OVER_COMPLETE -> CUT_OVER_COMPLETE_1987;
            case Inbound.ABSENT -> Inbound.ABSENT;
            default -> 0;
        };
    }
}
