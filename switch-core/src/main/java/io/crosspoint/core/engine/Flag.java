package io.crosspoint.core.engine;

/** What has happened to a remembered transaction beyond its own answer. */
final class Flag {
    /** A void of it is in flight or approved. */
    static final int VOIDED = 1;

    /** A completion of it is in flight or approved. */
    static final int COMPLETED = 2;

    /** A reversal of it was queued: it moves no money. */
    static final int REVERSED = 4;

    /** The issuer has not confirmed that reversal yet. */
    static final int REVERSAL_PENDING = 8;

    /** It has marked its original: as voided, completed, or by the amount refunded. */
    static final int HOLDS_ORIGINAL = 16;

    /** The request went out once more after a restart: the issuer may know it already. */
    static final int ASKED_AGAIN = 32;

    /**
     * A void of it is in flight: it is not displaced, since what becomes of the void changes what
     * it stands for.
     */
    static final int VOID_IN_FLIGHT = 64;

    /** The switch answered for the issuer, which has not taken the advice yet. */
    static final int ADVICE_PENDING = 128;

    /** Its issuer's totals have it. */
    static final int COUNTED_AT_ISSUER = 256;

    /** Of a fold for the index: the index has not been given what changed. */
    static final int UNSAVED = 1 << 15;

    /** What keeps a transaction in memory. */
    static final int PINNED = REVERSAL_PENDING | VOID_IN_FLIGHT | ADVICE_PENDING;

    private Flag() {}
}
