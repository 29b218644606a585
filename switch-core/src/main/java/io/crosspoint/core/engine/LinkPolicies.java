package io.crosspoint.core.engine;

/** What the engine must know of each link, by the link's number; fixed after start. */
public final class LinkPolicies {
    private final long[] timeoutNs = new long[EngineState.MOST_LINKS];
    private final boolean[] signOnRequired = new boolean[EngineState.MOST_LINKS];
    private final boolean[] keepsStan = new boolean[EngineState.MOST_LINKS];
    private final boolean[] keyedByTerminal = new boolean[EngineState.MOST_LINKS];

    /**
     * Names a link.
     *
     * @param link 1 to 1023
     * @param issuerTimeoutNs how long the issuer behind it may take
     * @param keepStan requests to it carry the acquirer's STAN; else one of the switch's own
     */
    public LinkPolicies add(int link, long issuerTimeoutNs, boolean keepStan) {
        check(link);
        timeoutNs[link] = issuerTimeoutNs;
        keepsStan[link] = keepStan;
        return this;
    }

    /**
     * Says of a link that its requests are known by trace number, terminal, merchant and date:
     * DE11, DE41, DE42 and the day of DE7, not by DE7, DE32 and DE33.
     *
     * @param link 1 to 1023
     */
    public LinkPolicies keyByTerminal(int link) {
        check(link);
        keyedByTerminal[link] = true;
        return this;
    }

    private static void check(int link) {
        if (link <= 0 || link >= EngineState.MOST_LINKS) {
            throw new IllegalArgumentException(
                    "link: " + link + " (expected: 1 to " + (EngineState.MOST_LINKS - 1) + ")");
        }
    }

    boolean isKeyedByTerminal(int link) {
        return keyedByTerminal[link];
    }

    /** Requests of a link are taken only while its member is signed on. */
    public LinkPolicies requireSignOn(int link) {
        signOnRequired[link] = true;
        return this;
    }

    boolean requiresSignOn(int link) {
        return signOnRequired[link];
    }

    long timeoutNs(int link) {
        return timeoutNs[link];
    }

    boolean keepsStan(int link) {
        return keepsStan[link];
    }
}
