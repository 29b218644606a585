package io.crosspoint.token;

/** The sides that act upon tokens. */
public enum ActorKind {
    CARDHOLDER(1),
    REQUESTOR(2),
    ISSUER(3),
    /** An operator of the switch. */
    PROVIDER(4);

    private final int code;

    ActorKind(int code) {
        this.code = code;
    }

    /** As written to the journal. */
    int code() {
        return code;
    }

    /** One bit of the set of sides whose suspension stands. */
    int bit() {
        return 1 << (code - 1);
    }

    /** The sides whose suspension this one may lift: its own, and those below it. */
    int lifts() {
        return switch (this) {
            case CARDHOLDER, REQUESTOR -> bit();
            case ISSUER -> bit() | REQUESTOR.bit() | CARDHOLDER.bit();
            case PROVIDER -> bit() | ISSUER.bit() | REQUESTOR.bit() | CARDHOLDER.bit();
        };
    }
}
