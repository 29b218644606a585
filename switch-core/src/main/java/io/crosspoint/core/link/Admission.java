package io.crosspoint.core.link;

/**
 * Who may hold a place of a link that listens, and how long without having sent a sound message.
 *
 * @param peers addresses that may connect; others are closed at once
 * @param provingSeconds a connection that has not sent a sound message for so long since it came up
 *     is closed, heartbeats or not; 0 never
 */
public record Admission(PeerNetworks peers, int provingSeconds) {
    /** Of a link that connects: it knows whom it called. */
    public static final Admission CALLED = new Admission(PeerNetworks.any(), 0);

    public Admission {
        if (provingSeconds < 0) {
            throw new IllegalArgumentException(
                    "link: provingSeconds " + provingSeconds + " (expected: 0 or more)");
        }
    }
}
