package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;

/**
 * Snapshots of the state at any position, each folded on from the one before as the switch does it
 * beside its lane. Some starts begin with one and fold what comes behind it.
 */
final class StateSnapshots {
    private static final long APART = 0x5EED_0F57_A7E5L;

    private final World world;
    private final Chance chance;
    private byte @Nullable [] newest;
    private long position;

    /**
     * No snapshot yet.
     *
     * @param seed of the run; chance of its own, so that a history is the same with and without
     */
    StateSnapshots(World world, long seed) {
        this.world = world;
        chance = new Chance(seed ^ APART);
    }

    /** Brings an empty engine to the end of the stream, from the newest snapshot or from none. */
    void fold(MemoryJournal disk, Engine into) {
        byte[] snapshot = newest;
        if (snapshot == null || chance.oneIn(2)) {
            Replay.fold(disk, into, world.defect);
        } else {
            world.note(0, "the state is that of a snapshot behind record " + position);
            load(snapshot, into);
            boolean stale = world.planted(Defect.RECORD_LOST_BEHIND_SNAPSHOT);
            foldOn(disk, into, position, disk.position(), stale);
        }
        if (isUsed() && chance.oneIn(2)) {
            take(disk);
        }
    }

    /** A start that is broken on purpose folds all, as it was planted. */
    private boolean isUsed() {
        return world.planted(Defect.NONE) || world.planted(Defect.RECORD_LOST_BEHIND_SNAPSHOT);
    }

    private void take(MemoryJournal disk) {
        Engine follower =
                Engines.fresh(disk.newBatch(1 << 13), Engines.vault(), Engines.registry());
        if (newest != null) {
            load(newest, follower);
        }
        long to = chance.between(position, disk.position());
        foldOn(disk, follower, position, to, false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotWriter writer = new SnapshotWriter(Channels.newChannel(bytes));
        follower.folded().save(writer);
        writer.finish();
        newest = bytes.toByteArray();
        position = to;
    }

    private static void load(byte[] snapshot, Engine into) {
        SnapshotReader reader =
                new SnapshotReader(Channels.newChannel(new ByteArrayInputStream(snapshot)));
        into.folded().load(reader);
        reader.finish();
    }

    private static void foldOn(
            MemoryJournal disk, Engine into, long from, long to, boolean withoutFirst) {
        try (JournalReader reader = disk.read(from)) {
            for (long left = to - from; left > 0 && reader.next(); left--) {
                if (!withoutFirst || left < to - from) {
                    into.replay(reader.record());
                }
            }
        }
    }
}
