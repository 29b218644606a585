package io.crosspoint.token;

import org.agrona.DirectBuffer;

import java.util.Arrays;

/** One use of a token, set anew for each transaction. Owned by one thread; does not allocate. */
public final class TokenUse {
    private final byte[] merchant = new byte[DomainControls.MERCHANT_LENGTH];
    private TokenChannel channel = TokenChannel.CONTACTLESS;
    private long amountMinor;
    private int currency;
    private int businessDate;
    private long requestorId;
    private int cardExpiry;

    public TokenUse() {
        clear();
    }

    /** Back to nothing known. */
    public TokenUse clear() {
        Arrays.fill(merchant, (byte) ' ');
        channel = TokenChannel.CONTACTLESS;
        amountMinor = 0;
        currency = 0;
        businessDate = 0;
        requestorId = 0;
        cardExpiry = 0;
        return this;
    }

    public TokenUse channel(TokenChannel value) {
        channel = value;
        return this;
    }

    /** DE42: up to 15 bytes; trailing blanks do not count. */
    public TokenUse merchant(byte[] source, int at, int length) {
        int kept = Math.min(length, merchant.length);
        System.arraycopy(source, at, merchant, 0, kept);
        Arrays.fill(merchant, kept, merchant.length, (byte) ' ');
        return this;
    }

    /** DE42: up to 15 bytes; trailing blanks do not count. */
    public TokenUse merchant(DirectBuffer source, int at, int length) {
        int kept = Math.min(length, merchant.length);
        source.getBytes(at, merchant, 0, kept);
        Arrays.fill(merchant, kept, merchant.length, (byte) ' ');
        return this;
    }

    public TokenUse amountMinor(long value) {
        amountMinor = value;
        return this;
    }

    /** ISO 4217 numeric. */
    public TokenUse currency(int value) {
        currency = value;
        return this;
    }

    /** yyyymmdd; decides about expiry and the daily counters. */
    public TokenUse businessDate(int value) {
        businessDate = value;
        return this;
    }

    /** TRID named in the message, 0 when none is. */
    public TokenUse requestorId(long value) {
        requestorId = value;
        return this;
    }

    /** Expiry named in the message (DE14), YYMM, 0 when absent. */
    public TokenUse cardExpiry(int value) {
        cardExpiry = value;
        return this;
    }

    byte[] merchant() {
        return merchant;
    }

    TokenChannel channel() {
        return channel;
    }

    long amountMinor() {
        return amountMinor;
    }

    int currency() {
        return currency;
    }

    int businessDate() {
        return businessDate;
    }

    long requestorId() {
        return requestorId;
    }

    int cardExpiry() {
        return cardExpiry;
    }
}
