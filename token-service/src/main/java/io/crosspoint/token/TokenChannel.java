package io.crosspoint.token;

/** Channels that domain controls may open or close to a token. */
public enum TokenChannel {
    CONTACTLESS(0b0001),
    IN_APP(0b0010),
    QR(0b0100),
    CARD_ON_FILE(0b1000);

    private final int bit;

    TokenChannel(int bit) {
        this.bit = bit;
    }

    /** One bit of the set of channels, as written to the journal. */
    int bit() {
        return bit;
    }
}
