package io.crosspoint.perf.soak;

/** Says at which point inside a round the process is to crash. */
final class Fuse {
    /** Where a process may end while it works. */
    enum Point {
        BEFORE_APPEND,
        AFTER_APPEND,
        BEFORE_SENDING,
        AFTER_SENDING
    }

    private static final Point[] POINTS = Point.values();

    private Point point = Point.BEFORE_APPEND;
    private int left;

    /** Lights the fuse: it burns down as a point is passed, by chance which and how often. */
    void light(Chance chance) {
        point = POINTS[chance.below(POINTS.length)];
        left = 1 + chance.below(4);
    }

    void quench() {
        left = 0;
    }

    void passing(Point passed) {
        if (left > 0 && passed == point && --left == 0) {
            throw new CrashSignal(passed.toString());
        }
    }
}
