package io.crosspoint.journal.snapshot;

import java.util.ArrayList;
import java.util.List;

/**
 * What a snapshot is of.
 *
 * @param takenNs when, epoch nanoseconds
 * @param bounds those of the configuration that shape the states, as text
 * @param points of the streams, in the order in which their states follow
 */
public record SnapshotHeader(long takenNs, String bounds, List<StreamPoint> points) {
    private static final String SECTION = "snapshot";
    private static final int VERSION = 1;
    private static final int MOST_STREAMS = 16;

    public SnapshotHeader {
        points = List.copyOf(points);
    }

    /**
     * The position of one stream.
     *
     * @throws IllegalArgumentException when the snapshot is not of such a stream
     */
    public long position(String stream) {
        for (StreamPoint point : points) {
            if (point.stream().equals(stream)) {
                return point.position();
            }
        }
        throw new IllegalArgumentException(
                "stream " + stream + " (expected: one of " + points + ")");
    }

    void save(SnapshotWriter out) {
        out.section(SECTION, VERSION);
        out.putLong(takenNs);
        out.putText(bounds);
        out.putInt(points.size());
        for (StreamPoint point : points) {
            out.putText(point.stream());
            out.putLong(point.position());
            out.putInt(point.crc());
        }
    }

    static SnapshotHeader load(SnapshotReader in) {
        in.section(SECTION, VERSION);
        long takenNs = in.getLong();
        String bounds = in.getText();
        List<StreamPoint> points = new ArrayList<>();
        for (int left = in.getInt("streams", 0, MOST_STREAMS); left > 0; left--) {
            points.add(new StreamPoint(in.getText(), in.getLong(), in.getInt()));
        }
        return new SnapshotHeader(takenNs, bounds, points);
    }
}
