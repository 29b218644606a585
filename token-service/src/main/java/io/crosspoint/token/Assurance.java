package io.crosspoint.token;

/** How the cardholder was identified before a token was trusted. */
final class Assurance {
    /** Methods from here on are the issuer's to claim. */
    static final int FIRST_OF_ISSUER = 10;

    private Assurance() {}

    static void check(int method) {
        if (method < 0 || method > 14 || (method > 2 && method < FIRST_OF_ISSUER)) {
            throw new IllegalArgumentException(
                    "assurance: found " + method + "; expected 0 to 2 or 10 to 14");
        }
    }

    /** A requestor cannot vouch in the issuer's name. */
    static boolean mayClaim(ActorKind kind, int method) {
        return method < FIRST_OF_ISSUER || kind == ActorKind.ISSUER || kind == ActorKind.PROVIDER;
    }
}
