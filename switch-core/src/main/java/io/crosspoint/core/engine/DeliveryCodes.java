package io.crosspoint.core.engine;

/** What an issuer's answer to a reversal or to a repeated advice means for its delivery. */
final class DeliveryCodes {
    private DeliveryCodes() {}

    /** Done, done before (94), or nothing there to undo (25). */
    static boolean settlesReversal(int code) {
        return ResponseCode.isApproval(code)
                || code == ResponseCode.DUPLICATE
                || code == ResponseCode.ORIGINAL_NOT_FOUND;
    }

    /** Booked, now or before (94). */
    static boolean settlesAdvice(int code) {
        return ResponseCode.isApproval(code) || code == ResponseCode.DUPLICATE;
    }

    /** The issuer cannot now: it is asked again later. */
    static boolean passes(int code) {
        return code == ResponseCode.CUT_OVER_IN_PROGRESS
                || code == ResponseCode.ISSUER_UNAVAILABLE
                || code == ResponseCode.SYSTEM_MALFUNCTION
                || code == ResponseCode.NO_ANSWER
                || code == ResponseCode.ANSWER_TOO_LATE;
    }
}
