package io.crosspoint.core.engine;

/** What the engine must know of each link, by the link's number; fixed after start. */
public final class LinkPolicies {
    private final long[] timeoutNs = new long[EngineState.MOST_LINKS];
    private final boolean[] keepsStan = new boolean[EngineState.MOST_LINKS];

    /**
     * Names a link.
     *
     * @param link 1 to 1023
     * @param issuerTimeoutNs how long the issuer behind it may take
     * @param keepStan requests to it carry the acquirer's STAN; else one of the switch's own
     */
    public LinkPolicies add(int link, long issuerTimeoutNs, boolean keepStan) {
        if (link <= 0 || link >= EngineState.MOST_LINKS) {
            throw new IllegalArgumentException(
                    "link: " + link + " (expected: 1 to " + (EngineState.MOST_LINKS - 1) + ")");
        }
        timeoutNs[link] = issuerTimeoutNs;
        keepsStan[link] = keepStan;
        return this;
    }

    long timeoutNs(int link) {
        return timeoutNs[link];
    }

    boolean keepsStan(int link) {
        return keepsStan[link];
    }
}
