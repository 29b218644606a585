package io.crosspoint.token;

/** Why a token is issued or changed. */
public enum Reason {
    LOST(1),
    STOLEN(2),
    FRAUD(3),
    ACCOUNT_CLOSED(4),
    CONSUMER_REQUEST(5),
    FOUND(6),
    OTHER(7);

    private final int code;

    Reason(int code) {
        this.code = code;
    }

    /** As written to the journal. */
    int code() {
        return code;
    }
}
