package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.token.TokenVault;

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
    private long tokenPosition;

    /**
     * No snapshot yet.
     *
     * @param seed of the run; chance of its own, so that a history is the same with and without
     */
    StateSnapshots(World world, long seed) {
        this.world = world;
        chance = new Chance(seed ^ APART);
    }

    /** Brings an empty engine and its vault to the end, from the newest snapshot or from none. */
    void fold(MemoryJournal disk, Engine into, MemoryJournal tokens, TokenVault vault) {
        byte[] snapshot = newest;
        if (snapshot == null || chance.oneIn(2)) {
            Replay.fold(tokens, 0, vault, world.defect);
            Replay.fold(disk, into, world.defect);
        } else {
            world.note(0, "the state is that of a snapshot behind record " + position);
            load(snapshot, into, vault);
            boolean stale = world.planted(Defect.RECORD_LOST_BEHIND_SNAPSHOT);
            Replay.fold(tokens, tokenPosition, vault, world.defect);
            foldOn(disk, into, position, disk.position(), stale);
        }
        if (isUsed() && chance.oneIn(2)) {
            take(disk, tokens);
        }
    }

    /** A start that is broken on purpose folds all, as it was planted. */
    private boolean isUsed() {
        return world.planted(Defect.NONE) || world.planted(Defect.RECORD_LOST_BEHIND_SNAPSHOT);
    }

    /** All tokens are folded: a transaction may be by any that was there before it. */
    private void take(MemoryJournal disk, MemoryJournal tokens) {
        TokenVault vault = Engines.vault();
        Engine follower = Engines.fresh(disk.newBatch(1 << 13), vault, Engines.registry());
        if (newest != null) {
            load(newest, follower, vault);
        }
        long to = chance.between(position, disk.position());
        Replay.fold(tokens, tokenPosition, vault, world.defect);
        foldOn(disk, follower, position, to, false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotWriter writer = new SnapshotWriter(Channels.newChannel(bytes));
        vault.save(writer);
        follower.folded().save(writer);
        writer.finish();
        newest = bytes.toByteArray();
        position = to;
        tokenPosition = tokens.position();
    }

    private static void load(byte[] snapshot, Engine into, TokenVault vault) {
        SnapshotReader reader =
                new SnapshotReader(Channels.newChannel(new ByteArrayInputStream(snapshot)));
        vault.load(reader);
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
