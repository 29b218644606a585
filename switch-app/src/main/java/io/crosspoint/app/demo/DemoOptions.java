package io.crosspoint.app.demo;

/**
 * What the demonstration is asked for.
 *
 * @param transactions about so many are sent, 50 to 100,000
 * @param keepRunning the switch stays up after the proof
 * @param kill the restart in the middle follows a SIGKILL, with all that is in flight, instead of
 *     an orderly end
 */
public record DemoOptions(int transactions, boolean keepRunning, boolean kill) {
    private static final int LEAST = 50;
    private static final int MOST = 100_000;

    public DemoOptions {
        if (transactions < LEAST || transactions > MOST) {
            throw new IllegalArgumentException(
                    "--transactions: %d (expected: %d to %d)".formatted(transactions, LEAST, MOST));
        }
    }
}
