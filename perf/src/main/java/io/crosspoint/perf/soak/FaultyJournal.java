package io.crosspoint.perf.soak;

import io.crosspoint.journal.Journal;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.memory.MemoryJournal;

import org.jspecify.annotations.Nullable;

/**
 * One process's hold on the stream: what is appended becomes durable a while later, and sometimes
 * much later. A crash leaves what was durable and, at most, some records more, cut anywhere: also
 * between two records of one decision.
 */
final class FaultyJournal implements Journal {
    private static final long MS = World.MS;

    private final World world;
    private final MemoryJournal memory;
    private final Fuse fuse;
    private Runnable listener = () -> {};
    private boolean forcing;
    private boolean ended;

    FaultyJournal(World world, MemoryJournal memory, Fuse fuse) {
        this.world = world;
        this.memory = memory;
        this.fuse = fuse;
    }

    RecordBatch newBatch() {
        return memory.newBatch(1 << 18);
    }

    @Override
    public long append(RecordBatch batch) {
        fuse.passing(Fuse.Point.BEFORE_APPEND);
        memory.append(batch);
        fuse.passing(Fuse.Point.AFTER_APPEND);
        force();
        return memory.position();
    }

    /** Makes durable after a while what is there now, or a part of it. */
    private void force() {
        if (forcing || memory.durablePosition() == memory.position()) {
            return;
        }
        forcing = true;
        long upTo = memory.position();
        if (world.strikes(Fault.STALL, 4)) {
            upTo = world.chance.between(memory.durablePosition() + 1, upTo);
        }
        long delayNs = world.chance.between(MS / 20, 2 * MS);
        if (world.strikes(Fault.STALL, 100)) {
            delayNs = world.chance.between(2 * MS, 800 * MS);
        }
        long target = upTo;
        world.after(delayNs, () -> forced(target));
    }

    private void forced(long position) {
        if (!ended) {
            forcing = false;
            memory.makeDurable(Math.max(position, memory.durablePosition()));
            listener.run();
            force();
        }
    }

    /** What the next process finds. */
    MemoryJournal crash() {
        ended = true;
        memory.makeDurable(world.chance.between(memory.durablePosition(), memory.position()));
        return memory.crash();
    }

    /** What really is durable, whatever the lane is told. */
    long reallyDurable() {
        return memory.durablePosition();
    }

    @Override
    public long position() {
        return memory.position();
    }

    @Override
    public long durablePosition() {
        return world.planted(Defect.DURABLE_TOO_EARLY)
                ? memory.position()
                : memory.durablePosition();
    }

    @Override
    public void onDurable(Runnable told) {
        listener = told;
    }

    @Override
    public @Nullable Throwable failure() {
        return memory.failure();
    }

    @Override
    public JournalReader read(long position) {
        return memory.read(position);
    }

    @Override
    public void close() {
        memory.close();
    }
}
