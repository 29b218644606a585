package io.crosspoint.core.link;

import io.crosspoint.core.engine.TransmissionTime;

import org.agrona.concurrent.EpochNanoClock;

/** The switch's own time as members write it. */
final class TransmissionClock {
    private final EpochNanoClock clock;

    TransmissionClock(EpochNanoClock clock) {
        this.clock = clock;
    }

    /** MMDDhhmmss, UTC. */
    long now() {
        return TransmissionTime.at(clock.nanoTime());
    }
}
