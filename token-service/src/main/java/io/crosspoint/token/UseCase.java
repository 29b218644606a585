package io.crosspoint.token;

/** What a token is provisioned for. */
public enum UseCase {
    CONTACTLESS_SECURE_ELEMENT(1),
    CONTACTLESS_HOST_CARD_EMULATION(2),
    IN_APP(3),
    CARD_ON_FILE(4),
    QR(5);

    private static final UseCase[] CASES = values();

    private final int code;

    UseCase(int code) {
        this.code = code;
    }

    /** As written to the journal. */
    int code() {
        return code;
    }

    static UseCase of(int code) {
        return CASES[code - 1];
    }
}
