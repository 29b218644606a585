package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.OriginalsFold;
import io.crosspoint.core.engine.Recall;
import io.crosspoint.core.lane.Lane;
import io.crosspoint.core.lane.RecallSettings;
import io.crosspoint.core.originals.IndexAgent;
import io.crosspoint.core.originals.IndexWriter;
import io.crosspoint.core.originals.OriginalsIndex;
import io.crosspoint.journal.Journal;
import io.crosspoint.journal.memory.MemoryJournal;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The index of originals beside the lane: the agent that its thread would call, called when chance
 * says so. It lags behind the journal, stands still for longer than the lane waits, and goes on
 * from what a crash left of it.
 */
final class IndexBeside {
    private static final long MS = World.MS;
    private static final long APART = 0x1DEC_5A1D_0DD5L;
    private static final RecallSettings BOUNDS = new RecallSettings(8, 2 * World.SECOND);

    /** So few names that most are on disk. */
    private static final int SEGMENT = 64;

    private static final int BATCH = 64;

    private final World world;
    private final IndexDisk disk;
    private @Nullable Running present;

    IndexBeside(World world) {
        this.world = world;
        disk =
                new IndexDisk(
                        new Chance(world.seed ^ APART),
                        world.planted(Defect.INDEX_ENTRIES_LOST_IN_CRASH));
    }

    /** What ends with the process. */
    private final class Running {
        final OriginalsIndex index = OriginalsIndex.open(disk, SEGMENT);
        final IndexAgent agent;
        final Lane lane;
        private long standsUntilNs;
        private boolean roundPlanned;

        Running(Journal journal, Lane lane) {
            this.lane = lane;
            agent = new IndexAgent(journal, index, BOUNDS.parked(), BATCH, lane::recalled);
        }

        boolean ask(Recall recall) {
            if (world.planted(Defect.INDEX_ANSWERS_TOO_EARLY)) {
                index.answer(recall);
                recall.end(recall.from(), Long.MAX_VALUE);
                lane.recalled(recall);
                return true;
            }
            boolean taken = agent.ask(recall);
            if (world.nowNs() >= standsUntilNs) {
                soon(MS / 20, 2 * MS);
            }
            return taken;
        }

        private void soon(long fromNs, long toNs) {
            if (!roundPlanned) {
                roundPlanned = true;
                world.after(
                        world.chance.between(fromNs, toNs),
                        () -> {
                            roundPlanned = false;
                            round();
                        });
            }
        }

        /** Without questions it comes forward by itself. */
        void keepUp() {
            world.after(
                    world.chance.between(100 * MS, 600 * MS),
                    () -> {
                        if (present == this) {
                            round();
                            keepUp();
                        }
                    });
        }

        private void round() {
            if (present != this || world.nowNs() < standsUntilNs) {
                return;
            }
            if (world.strikes(Fault.INDEX_LAG, 40)) {
                standsUntilNs = world.nowNs() + world.chance.between(50 * MS, 4_000 * MS);
                return;
            }
            long pauseNs = agent.doWork();
            if (pauseNs == 0) {
                soon(MS / 20, 2 * MS);
            } else if (pauseNs < MS) {
                soon(MS, 10 * MS);
            }
        }
    }

    /** A process starts; before its first round. */
    void start(Journal journal, Lane lane) {
        Running started = new Running(journal, lane);
        world.note(0, "the index of originals goes on behind record " + started.agent.position());
        lane.recallFrom(started::ask, BOUNDS);
        present = started;
        started.keepUp();
    }

    /** The process has ended. */
    void crash() {
        present = null;
        disk.crash();
    }

    /** At rest the index is at the end, and holds what one made anew from the journal would. */
    void compareWithFold(MemoryJournal journal) {
        Running live = present;
        if (live == null || world.planted(Defect.INDEX_ENTRIES_LOST_IN_CRASH)) {
            return;
        }
        long end = journal.position();
        if (live.agent.position() != end) {
            world.found(
                    Check.COMES_TO_REST,
                    0,
                    "the index of originals stands at %d (expected: %d)"
                            .formatted(live.agent.position(), end));
            return;
        }
        OriginalsIndex anew = OriginalsIndex.open(new IndexDisk(new Chance(0), false), SEGMENT);
        try (anew;
                IndexWriter writer = new IndexWriter(anew, journal::read, 1 << 10)) {
            while (writer.advance(end) > 0) {
                // up to the end
            }
            compare(live.index, anew);
        }
    }

    private void compare(OriginalsIndex live, OriginalsIndex anew) {
        UnsafeBuffer found = new UnsafeBuffer(new byte[OriginalsFold.ENTRY_BYTES]);
        UnsafeBuffer expected = new UnsafeBuffer(new byte[OriginalsFold.ENTRY_BYTES]);
        for (long id = 1; id <= anew.transactions(); id++) {
            boolean isThere = live.load(id, found);
            if (isThere != anew.load(id, expected) || (isThere && !found.equals(expected))) {
                world.found(
                        Check.FOLD_IS_STATE,
                        0,
                        "the index of originals holds transaction %d otherwise than one made anew"
                                .formatted(id));
                return;
            }
        }
    }
}
