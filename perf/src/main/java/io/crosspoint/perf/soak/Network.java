package io.crosspoint.perf.soak;

import java.util.function.Consumer;

/**
 * The connections between the switch and its members. What is under way on a connection that drops
 * is lost.
 */
final class Network {
    private static final long MS = World.MS;

    private final World world;
    private final boolean[] up = new boolean[Members.LINKS];
    private final int[] generation = new int[Members.LINKS];

    Network(World world) {
        this.world = world;
    }

    boolean isUp(int link) {
        return up[link];
    }

    void connect(int link) {
        up[link] = true;
        generation[link]++;
    }

    void drop(int link) {
        up[link] = false;
    }

    /** Sends a message; it arrives never, once or more often. */
    void send(int link, Wire message, Consumer<Wire> receiver) {
        if (!up[link]) {
            note(message, "not sent, link down");
            return;
        }
        if (world.strikes(Fault.LOSS, 50)) {
            note(message, "lost on the way");
        } else {
            deliver(link, message, receiver);
        }
        if (world.strikes(Fault.REPEAT, 40)) {
            deliver(link, message, receiver);
        }
    }

    private void deliver(int link, Wire message, Consumer<Wire> receiver) {
        int sentOn = generation[link];
        long delayNs = world.chance.between(MS / 10, 3 * MS);
        if (world.strikes(Fault.DELAY, 25)) {
            delayNs = world.chance.between(3 * MS, 4_000 * MS);
        }
        world.after(
                delayNs,
                () -> {
                    if (up[link] && generation[link] == sentOn) {
                        receiver.accept(message);
                    } else {
                        note(message, "lost, link dropped");
                    }
                });
    }

    private void note(Wire message, String what) {
        if (world.isTraced()) {
            world.note(message.rrn(), what + ": " + message);
        }
    }
}
