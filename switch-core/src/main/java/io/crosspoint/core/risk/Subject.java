package io.crosspoint.core.risk;

import io.crosspoint.journal.transactions.CardKind;
import io.crosspoint.journal.transactions.Channel;
import io.crosspoint.journal.transactions.CounterKey;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.TransactionType;

/**
 * What rules look at and counters are kept by: one transaction as numbers; reused. Filled from a
 * request while it is decided, and from its facts when they are applied: both give the same keys.
 */
public final class Subject {
    /** Key of what the transaction does not name; nothing is counted under it. */
    static final long NOTHING = 0;

    private static final long SPACES = 0x2020_2020_2020_2020L;
    private static final long LAST_SPACES = SPACES >>> 8;

    public TransactionType type = TransactionType.NULL_VAL;
    public Channel channel = Channel.NULL_VAL;
    public CardKind kind = CardKind.NULL_VAL;
    public int bin;
    public long amountMinor;

    /** DE18; 0 or less when absent. */
    public int mcc;

    /** Whether a PIN block came with the request. */
    public boolean pinPresent;

    public long acquirer;
    public long sealHigh;
    public long sealLow;

    /** 0 without. */
    public long token;

    /** Of the token's requestor and device; 0 without. */
    public long deviceHash;

    /** Epoch nanoseconds. */
    public long timeNs;

    long merchantHead;
    long merchantTail;
    long terminal;

    /** Takes DE41 and DE42, padded with spaces to 8 and 15 bytes. */
    public void place(byte[] terminalId, byte[] merchantId) {
        terminal = word(terminalId, 0, 8);
        merchantHead = word(merchantId, 0, 8);
        merchantTail = word(merchantId, 8, 7);
    }

    /** Bytes as a number, the first one lowest. */
    static long word(byte[] bytes, int from, int count) {
        long word = 0;
        for (int i = from + count - 1; i >= from; i--) {
            word = word << 8 | (bytes[i] & 0xFF);
        }
        return word;
    }

    /** What the counters' keys are made of, as journalled. */
    Subject take(FactsDecoder facts, long device) {
        sealHigh = facts.sealHigh();
        sealLow = facts.sealLow();
        token = facts.token();
        acquirer = facts.acquirer();
        amountMinor = facts.amountMinor();
        deviceHash = device;
        terminal = 0;
        for (int i = FactsDecoder.terminalLength() - 1; i >= 0; i--) {
            terminal = terminal << 8 | (facts.terminal(i) & 0xFF);
        }
        merchantHead = 0;
        for (int i = 7; i >= 0; i--) {
            merchantHead = merchantHead << 8 | (facts.merchant(i) & 0xFF);
        }
        merchantTail = 0;
        for (int i = FactsDecoder.merchantLength() - 1; i >= 8; i--) {
            merchantTail = merchantTail << 8 | (facts.merchant(i) & 0xFF);
        }
        return this;
    }

    boolean namesMerchant() {
        return merchantHead != SPACES || merchantTail != LAST_SPACES;
    }

    boolean namesTerminal() {
        return terminal != SPACES;
    }

    /** The number a counter is kept under, {@link #NOTHING} when the transaction names none. */
    long key(CounterKey by) {
        return switch (by) {
            case CARD -> (sealHigh | sealLow) == 0 ? NOTHING : some(sealHigh, sealLow);
            case TOKEN -> token == 0 ? NOTHING : some(token, 1);
            case DEVICE -> deviceHash;
            case MERCHANT ->
                    namesMerchant() ? some(mix(merchantHead) ^ acquirer, merchantTail) : NOTHING;
            case TERMINAL -> namesTerminal() ? some(terminal, acquirer) : NOTHING;
            case NULL_VAL -> NOTHING;
        };
    }

    private static long some(long one, long other) {
        long key = mix(one * 0x9E37_79B9_7F4A_7C15L ^ mix(other + 0xC2B2_AE3D_27D4_EB4FL));
        return key == NOTHING ? 1 : key;
    }

    static long mix(long value) {
        long mixed = (value ^ value >>> 32) * 0xD6E8_FEB8_6659_FD93L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8_FEB8_6659_FD93L;
        return mixed ^ mixed >>> 32;
    }
}
