package io.crosspoint.app.config;

/**
 * When snapshots of the state are taken.
 *
 * @param everyRecords after so many records of the transaction stream; 0 for not by count
 * @param atSeal after each seal of a business date
 * @param share of one core's time that the fold behind them may take, in percent, 1 to 100
 */
public record SnapshotSettings(long everyRecords, boolean atSeal, int share) {
    /** What an installation gets that says nothing else. */
    public static final SnapshotSettings DEFAULT = new SnapshotSettings(10_000_000, true, 25);

    public SnapshotSettings {
        if (everyRecords < 0 || share < 1 || share > 100) {
            throw new IllegalArgumentException(
                    "snapshots every %d records with %d %% of a core (expected: from 0, 1 to 100)"
                            .formatted(everyRecords, share));
        }
    }

    /** Whether any are taken. */
    public boolean isOn() {
        return everyRecords > 0 || atSeal;
    }
}
