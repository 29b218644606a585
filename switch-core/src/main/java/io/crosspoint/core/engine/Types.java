package io.crosspoint.core.engine;

import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.transactions.TransactionType;

import org.jspecify.annotations.Nullable;

/** What holds for a type of transaction whatever the message. */
final class Types {
    /** What an issuer answers the switch's reversals (0420) with. */
    static final int REVERSAL_ANSWER = 430;

    private Types() {}

    /** The journal's name of a kind of message, or null when the kind is no transaction. */
    static @Nullable TransactionType of(TransactionKind kind) {
        return switch (kind) {
            case PURCHASE -> TransactionType.PURCHASE;
            case VOID -> TransactionType.VOID;
            case REFUND -> TransactionType.REFUND;
            case PRE_AUTHORISATION -> TransactionType.PRE_AUTHORISATION;
            case PRE_AUTHORISATION_VOID -> TransactionType.PRE_AUTHORISATION_VOID;
            case COMPLETION -> TransactionType.COMPLETION;
            case COMPLETION_VOID -> TransactionType.COMPLETION_VOID;
            case COMPLETION_ADVICE -> TransactionType.COMPLETION_ADVICE;
            case OFFLINE_SALE -> TransactionType.OFFLINE_SALE;
            case BALANCE_INQUIRY -> TransactionType.BALANCE_INQUIRY;
            case TOP_UP -> TransactionType.TOP_UP;
            case REVERSAL, RECONCILIATION, NETWORK_MANAGEMENT, UNKNOWN -> null;
        };
    }

    /** Whether money moves from the cardholder to the merchant. */
    static boolean isSale(TransactionType type) {
        return switch (type) {
            case PURCHASE, COMPLETION, COMPLETION_ADVICE, OFFLINE_SALE -> true;
            default -> false;
        };
    }

    /** Whether it takes another transaction back. */
    static boolean isVoid(TransactionType type) {
        return switch (type) {
            case VOID, PRE_AUTHORISATION_VOID, COMPLETION_VOID -> true;
            default -> false;
        };
    }

    /** Whether it tells what has happened: the switch may answer it for the issuer. */
    static boolean isAdvice(TransactionType type) {
        return type == TransactionType.COMPLETION_ADVICE || type == TransactionType.OFFLINE_SALE;
    }

    /** Inquiries, refunds and advices are never reversed by the switch itself. */
    static boolean isReversedAutomatically(TransactionType type) {
        return switch (type) {
            case BALANCE_INQUIRY, REFUND, COMPLETION_ADVICE, OFFLINE_SALE -> false;
            default -> true;
        };
    }
}
