package io.crosspoint.token;

/** Channels that domain controls may open or close to a token. */
public enum TokenChannel {
    CONTACTLESS,
    IN_APP,
    QR,
    CARD_ON_FILE;

    /** Every channel open. */
    static final int ALL = 0b1111;

    /** One bit of the set of channels. */
    int bit() {
        return 1 << ordinal();
    }
}
