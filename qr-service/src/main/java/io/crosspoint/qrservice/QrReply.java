package io.crosspoint.qrservice;

import java.util.List;

/** What the registry answers. */
public sealed interface QrReply {

    /** Where a static code stands. */
    enum CodeStatus {
        BLANK,
        BOUND,
        CLOSED
    }

    /** Where an order stands. */
    enum OrderStatus {
        OPEN,
        PAID,
        EXPIRED,
        CLOSED
    }

    /** Whether a merchant takes payments over codes. */
    enum MerchantStatus {
        ACTIVE,
        DEREGISTERED
    }

    /** Why a command was refused. */
    enum Reason {
        /** A component of the command is not as it must be. */
        INVALID,
        /** What the command names is not known, or is another partner's. */
        NOT_FOUND,
        /** What the command names is not in the state it must be in, or exists already. */
        CONFLICT,
        /** A bound of the installation is reached. */
        FULL
    }

    /** State of a merchant. */
    record MerchantFound(
            long acquirer,
            String merchantId,
            String terminal,
            MerchantKind kind,
            MerchantTier tier,
            int mcc,
            String name,
            MerchantStatus status,
            int codes)
            implements QrReply {}

    /**
     * State of a static code.
     *
     * @param merchantId empty while blank
     * @param boundNs epoch nanoseconds, 0 while blank
     */
    record CodeFound(
            long serial,
            CodeStatus status,
            String merchantId,
            String terminal,
            String store,
            long boundNs)
            implements QrReply {}

    /** Serials of the blank codes issued; fewer than asked when a batch of facts holds no more. */
    record BlankCodesIssued(List<Long> serials) implements QrReply {
        public BlankCodesIssued {
            serials = List.copyOf(serials);
        }
    }

    /**
     * State of an order.
     *
     * @param orderId numbered from 1
     * @param expiresNs epoch nanoseconds
     */
    record OrderFound(
            long serial,
            long orderId,
            OrderStatus status,
            String merchantId,
            String orderNumber,
            long amountMinor,
            int currency,
            long expiresNs)
            implements QrReply {}

    /**
     * A payer code to show.
     *
     * @param code 19 digits
     * @param expiresNs epoch nanoseconds
     */
    record PayerCodeIssued(long code, long expiresNs) implements QrReply {
        /** Leaves the code out: whoever has it can be paid with it. */
        @Override
        public String toString() {
            return "PayerCodeIssued[expiresNs=" + expiresNs + "]";
        }
    }

    /**
     * What may be told to whoever scans a code.
     *
     * @param check {@link CodeCheck#OK} when the code can be paid
     * @param cashier the merchant's page for other wallets, empty for the acquirer's default
     * @param amountMinor of the order, 0 for a static code
     */
    record LandingFound(
            long serial,
            CodeCheck check,
            long acquirer,
            String merchantName,
            int mcc,
            String cashier,
            long amountMinor,
            int currency)
            implements QrReply {}

    /**
     * The command was refused and changed nothing.
     *
     * @param field component of the command
     * @param found what it was; never a token
     * @param expected what it must be
     */
    record Rejected(Reason reason, String field, String found, String expected)
            implements QrReply {}
}
