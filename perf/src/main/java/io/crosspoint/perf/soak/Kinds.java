package io.crosspoint.perf.soak;

import io.crosspoint.iso8583.TransactionKind;

/** What holds for a kind of transaction, said once more in the members' words. */
final class Kinds {
    private Kinds() {}

    static boolean isVoid(TransactionKind kind) {
        return switch (kind) {
            case VOID, PRE_AUTHORISATION_VOID, COMPLETION_VOID -> true;
            default -> false;
        };
    }

    /** Money goes from cardholder to merchant. */
    static boolean isSale(TransactionKind kind) {
        return switch (kind) {
            case PURCHASE, COMPLETION, COMPLETION_ADVICE, OFFLINE_SALE -> true;
            default -> false;
        };
    }

    /** It has not happened yet, and may be declined for its card: others finish or report. */
    static boolean isNews(TransactionKind kind) {
        return switch (kind) {
            case PURCHASE, PRE_AUTHORISATION, BALANCE_INQUIRY, TOP_UP -> true;
            default -> false;
        };
    }

    /** The switch does not reverse these by itself: when they time out, both sides may differ. */
    static boolean isNeverReversed(TransactionKind kind) {
        return switch (kind) {
            case BALANCE_INQUIRY, REFUND, COMPLETION_ADVICE, OFFLINE_SALE -> true;
            default -> false;
        };
    }

    /** What the members' books and the journal add up. */
    static long signedMinor(TransactionKind kind, long amountMinor) {
        if (isSale(kind)) {
            return amountMinor;
        }
        return kind == TransactionKind.REFUND || kind == TransactionKind.TOP_UP ? -amountMinor : 0;
    }

    /** Message type of the request, without version digit. */
    static int mti(TransactionKind kind) {
        return switch (kind) {
            case REFUND, COMPLETION_ADVICE, OFFLINE_SALE -> 220;
            case PRE_AUTHORISATION, PRE_AUTHORISATION_VOID -> 100;
            case REVERSAL -> 420;
            case NETWORK_MANAGEMENT -> 800;
            default -> 200;
        };
    }
}
