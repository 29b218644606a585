package io.crosspoint.core.engine;

import io.crosspoint.iso8583.TransactionKind;

import java.nio.charset.StandardCharsets;

/** Messages of one acquirer and its issuers, as links would have read them. */
public final class Messages {
    public static final int ACQUIRER = 1;

    /** Keeps the acquirer's STAN. */
    public static final int ISSUER = 2;

    /** Gets the switch's own STANs; its route takes purchases up to 1,000.00 only. */
    static final int LIMITED_ISSUER = 3;

    /** Never signs on. */
    static final int SILENT_ISSUER = 4;

    /** An acquirer that must sign on. */
    static final int STRICT_ACQUIRER = 5;

    public static final int DEBIT = 621_234;
    static final int LIMITED = 625_678;
    static final int SILENT = 621_239;
    public static final long ACQUIRER_CODE = 48_010_000;
    static final long FORWARDER_CODE = 48_020_000;
    public static final long TIME = 615_100_000L;

    private Messages() {}

    static Inbound request(TransactionKind kind, int mti, int stan, long amountMinor) {
        return fill(new Inbound(), kind, mti, stan, amountMinor);
    }

    /** Makes a message a request. */
    public static Inbound fill(
            Inbound message, TransactionKind kind, int mti, int stan, long amountMinor) {
        message.clear();
        message.link = ACQUIRER;
        message.kind = kind;
        message.mti = mti;
        message.stan = stan;
        message.amountMinor = amountMinor;
        message.transmissionTime = TIME;
        message.acquirer = ACQUIRER_CODE;
        message.forwarder = FORWARDER_CODE;
        message.currency = 156;
        message.mcc = 5411;
        message.entryMode = 51;
        message.conditionCode = 0;
        message.processingCode = 0;
        byte[] rrn = "%012d".formatted(stan).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(rrn, 0, message.rrn, 0, rrn.length);
        return card(message, DEBIT, 1);
    }

    public static Inbound card(Inbound message, int bin, int account) {
        message.bin = bin;
        message.panLength = 16;
        message.sealHigh = bin * 1_000L + account;
        message.sealLow = account;
        message.sealKeyVersion = 1;
        message.lastFour = account % 10_000;
        message.expiry = 2912;
        return message;
    }

    /** The token instead of the card. */
    static Inbound token(Inbound message, long token) {
        message.bin = 0;
        message.panLength = 0;
        message.sealHigh = 0;
        message.sealLow = 0;
        message.sealKeyVersion = 0;
        message.lastFour = 0;
        message.token = token;
        message.tokenLength = 16;
        message.expiry = Inbound.ABSENT;
        message.entryMode = 71;
        return message;
    }

    static Inbound noCard(Inbound message) {
        token(message, 0);
        message.tokenLength = 0;
        return message;
    }

    static Inbound purchase(int stan, long amountMinor) {
        return request(TransactionKind.PURCHASE, 200, stan, amountMinor);
    }

    static Inbound balanceInquiry(int stan) {
        return request(TransactionKind.BALANCE_INQUIRY, 200, stan, Inbound.ABSENT);
    }

    static Inbound preAuthorisation(int stan, long amountMinor) {
        return request(TransactionKind.PRE_AUTHORISATION, 100, stan, amountMinor);
    }

    public static Inbound about(Inbound followUp, int originalMti, int originalStan) {
        followUp.originalMti = originalMti;
        followUp.originalStan = originalStan;
        followUp.originalTransmissionTime = TIME;
        followUp.originalAcquirer = ACQUIRER_CODE;
        followUp.originalForwarder = FORWARDER_CODE;
        return followUp;
    }

    static Inbound voidOf(int stan, int originalStan, long amountMinor) {
        return about(request(TransactionKind.VOID, 200, stan, amountMinor), 200, originalStan);
    }

    static Inbound refundOf(int stan, int originalStan, long amountMinor) {
        return about(request(TransactionKind.REFUND, 220, stan, amountMinor), 200, originalStan);
    }

    static Inbound completionOf(int stan, int originalStan, long amountMinor) {
        return about(
                request(TransactionKind.COMPLETION, 200, stan, amountMinor), 100, originalStan);
    }

    static Inbound completionVoidOf(int stan, int originalStan, long amountMinor) {
        return about(
                request(TransactionKind.COMPLETION_VOID, 200, stan, amountMinor),
                200,
                originalStan);
    }

    static Inbound preAuthorisationVoidOf(int stan, int originalStan, long amountMinor) {
        return about(
                request(TransactionKind.PRE_AUTHORISATION_VOID, 100, stan, amountMinor),
                100,
                originalStan);
    }

    static Inbound completionAdviceOf(int stan, int originalStan, long amountMinor) {
        Inbound advice = request(TransactionKind.COMPLETION_ADVICE, 220, stan, amountMinor);
        return about(advice, 100, originalStan);
    }

    static Inbound offlineSale(int stan, long amountMinor) {
        return request(TransactionKind.OFFLINE_SALE, 220, stan, amountMinor);
    }

    static Inbound reversalOf(int stan, int originalStan, long amountMinor) {
        Inbound reversal = reversalOf(stan, originalStan);
        reversal.amountMinor = amountMinor;
        return reversal;
    }

    static Inbound reversalOf(int stan, int originalStan) {
        return about(request(TransactionKind.REVERSAL, 420, stan, 0), 200, originalStan);
    }

    /** The issuer's answer to a request of the acquirer's key. */
    static Inbound answer(int link, int stan, String code) {
        return fillAnswer(new Inbound(), link, stan, code);
    }

    /** As {@link #answer}, to a request of another type than 0200. */
    static Inbound answer(int link, int stan, String code, int mti) {
        Inbound message = answer(link, stan, code);
        message.mti = mti;
        return message;
    }

    /** Makes a message an issuer's answer. */
    public static Inbound fillAnswer(Inbound message, int link, int stan, String code) {
        message.clear();
        message.link = link;
        message.kind = TransactionKind.PURCHASE;
        message.mti = 210;
        message.stan = stan;
        message.transmissionTime = TIME;
        message.acquirer = ACQUIRER_CODE;
        message.forwarder = FORWARDER_CODE;
        message.responseCode = ResponseCode.of(code);
        System.arraycopy(
                "A00001".getBytes(StandardCharsets.ISO_8859_1), 0, message.authorisationId, 0, 6);
        return message;
    }

    static Inbound reversalAnswer(Sent reversal, String code) {
        Inbound message = answer(reversal.link(), reversal.stan(), code);
        message.kind = TransactionKind.REVERSAL;
        message.mti = 430;
        message.transmissionTime = reversal.originalId();
        return message;
    }

    /** A question about totals, or what a member tells of them. */
    static Inbound totals(int link, int stan) {
        Inbound message = new Inbound();
        message.clear();
        message.totals.clear();
        message.link = link;
        message.kind = TransactionKind.RECONCILIATION;
        message.mti = 500;
        message.stan = stan;
        message.transmissionTime = TIME;
        message.acquirer = ACQUIRER_CODE;
        message.forwarder = FORWARDER_CODE;
        return message;
    }

    static Inbound network(int link, int networkCode) {
        Inbound message = new Inbound();
        message.clear();
        message.link = link;
        message.kind = TransactionKind.NETWORK_MANAGEMENT;
        message.mti = 800;
        message.networkCode = networkCode;
        return message;
    }
}
