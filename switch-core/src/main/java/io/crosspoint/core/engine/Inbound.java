package io.crosspoint.core.engine;

import io.crosspoint.iso8583.TransactionKind;

import java.util.Arrays;

/**
 * What a link read from one message, as numbers: the engine's command. Reused by its slot; holds no
 * clear card number. A value that the message did not carry is {@link #ABSENT} (or 0 where said).
 */
public final class Inbound {
    public static final int ABSENT = -1;

    /** Number of the link the message came by; 0 for the partners' HTTP port. */
    public int link;

    /** Connection of that link, for the way back; meaningless to the engine. */
    public int connection;

    public TransactionKind kind = TransactionKind.UNKNOWN;

    /** Message type without its version digit: 200 for 0200 and 1200. */
    public int mti;

    public long sealHigh;
    public long sealLow;
    public int sealKeyVersion;
    public int bin;
    public int lastFour;

    /** Digits of the card number; 0 when DE2 is absent or a token. */
    public int panLength;

    public long token;

    /** Digits of the token; 0 without. */
    public int tokenLength;

    /** DE14, yymm. */
    public int expiry;

    /** Payer code or code serial; 0 without. */
    public long codeSerial;

    /** Whether a PIN block came with the request. */
    public boolean pinPresent;

    public int processingCode;
    public long amountMinor;
    public int stan;
    public long transmissionTime;
    public int localTime;
    public int localDate;
    public int mcc;
    public int entryMode;
    public int cardSequence;
    public int conditionCode;
    public long acquirer;
    public long forwarder;
    public int currency;

    /** Right-padded with spaces. */
    public final byte[] rrn = new byte[12];

    public final byte[] terminal = new byte[8];
    public final byte[] merchant = new byte[15];

    /** DE39 of an answer, see {@link ResponseCode}. */
    public int responseCode;

    public final byte[] authorisationId = new byte[6];
    public int settlementDate;

    /** DE54 of an answer, padded with spaces; {@link #balancesLength} 0 without. */
    public final byte[] balances = new byte[Answer.MOST_BALANCES];

    public int balancesLength;

    /** DE74 to DE97 of a reconciliation message. */
    public final LinkTotals totals = new LinkTotals();

    /** DE70. */
    public int networkCode;

    /** From DE90; {@link #originalMti} is ABSENT when the message names no original. */
    public int originalMti;

    public int originalStan;
    public long originalTransmissionTime;
    public long originalAcquirer;
    public long originalForwarder;

    /** The original that the index found by what names no DE90; 0 without. */
    long recalledId;

    /** Forgets the last message. */
    public void clear() {
        link = 0;
        connection = 0;
        kind = TransactionKind.UNKNOWN;
        mti = 0;
        clearCard();
        processingCode = ABSENT;
        amountMinor = ABSENT;
        stan = ABSENT;
        transmissionTime = ABSENT;
        localTime = ABSENT;
        localDate = ABSENT;
        mcc = ABSENT;
        entryMode = ABSENT;
        conditionCode = ABSENT;
        acquirer = ABSENT;
        forwarder = ABSENT;
        currency = ABSENT;
        Arrays.fill(rrn, (byte) ' ');
        Arrays.fill(terminal, (byte) ' ');
        Arrays.fill(merchant, (byte) ' ');
        responseCode = ResponseCode.NONE;
        Arrays.fill(authorisationId, (byte) ' ');
        settlementDate = ABSENT;
        balancesLength = 0;
        networkCode = ABSENT;
        originalMti = ABSENT;
        originalStan = ABSENT;
        originalTransmissionTime = ABSENT;
        originalAcquirer = ABSENT;
        originalForwarder = ABSENT;
        recalledId = 0;
    }

    private void clearCard() {
        sealHigh = 0;
        sealLow = 0;
        sealKeyVersion = 0;
        bin = 0;
        lastFour = 0;
        panLength = 0;
        token = 0;
        tokenLength = 0;
        expiry = ABSENT;
        codeSerial = 0;
        cardSequence = ABSENT;
        pinPresent = false;
    }

    boolean namesOriginal() {
        return originalMti != ABSENT;
    }

    /** The first message type of its kind: a repeat's 201 is 200. */
    int firstMti() {
        return mti & ~1;
    }
}
