package io.crosspoint.token;

/** Where a token stands in its life. Expired is not a state: it follows from the expiry. */
public enum TokenState {
    /** Issued, waits for identification and verification. */
    INACTIVE(1),
    ACTIVE(2),
    SUSPENDED(3),
    /** Final. */
    DEACTIVATED(4);

    private static final TokenState[] STATES = values();

    private final int code;

    TokenState(int code) {
        this.code = code;
    }

    /** As written to the journal. */
    int code() {
        return code;
    }

    static TokenState of(int code) {
        return STATES[code - 1];
    }
}
