package io.crosspoint.journal.chronicle;

import io.crosspoint.journal.commitlog.CommitLogTail;

import java.io.IOException;

/**
 * What a start makes of a ledger's end: whether it may begin there, what the commit log adds, and
 * what is lost. Verification tells the same beforehand.
 */
final class LedgerOutlook {
    private final DurableMark.Values mark;
    private final LedgerEnd end;
    private final CommitLogTail tail;
    private final boolean torn;
    private final boolean powerLost;

    private LedgerOutlook(
            DurableMark.Values mark,
            LedgerEnd end,
            CommitLogTail tail,
            boolean torn,
            boolean powerLost) {
        this.mark = mark;
        this.end = end;
        this.tail = tail;
        this.torn = torn;
        this.powerLost = powerLost;
    }

    /**
     * Reads the commit log.
     *
     * @param end last record that verifies
     * @param torn whether a record behind it is bad, rather than none there
     * @param boot the operating system's present run, see {@link BootId}
     */
    static LedgerOutlook of(
            JournalFiles files, DurableMark.Values mark, LedgerEnd end, boolean torn, long boot)
            throws IOException {
        CommitLogTail tail = CommitLogTail.behind(files.commitLog(), end.position(), end.crc());
        return new LedgerOutlook(mark, end, tail, torn, mark.mayLackPower(boot));
    }

    /** Up to where records must be there. */
    long promised() {
        return powerLost && mark.wasProcess() ? mark.ledger() : mark.position();
    }

    /**
     * Something is missing or bad that was promised. A killed process tears nothing: what is bad
     * behind the mark was altered since, and at level PROCESS somebody may have been told of it.
     */
    boolean isRefused() {
        return end.position() < mark.ledger()
                || tail.position() < promised()
                || (torn && !powerLost && mark.wasProcess());
    }

    /** The newest file is written anew: Chronicle's index in it may speak of what is gone. */
    boolean needsNewFile() {
        return torn || !tail.isEmpty() || powerLost;
    }

    /** Then a ledger that is not whole is as it had to be expected. */
    boolean isPowerLost() {
        return powerLost;
    }

    CommitLogTail tail() {
        return tail;
    }

    LedgerEnd newEnd() {
        return new LedgerEnd(tail.position(), tail.crc());
    }

    /** Records that were told of at level PROCESS and that power has taken, as far as is known. */
    long lost() {
        return Math.max(0, mark.position() - tail.position());
    }

    /** In words, for what is not refused. */
    String told() {
        StringBuilder told = new StringBuilder("the ledger ends with record " + end.position());
        if (!tail.isEmpty()) {
            told.append(
                    "; a start appends those up to %d from the commit log"
                            .formatted(tail.position()));
        }
        if (lost() != 0) {
            told.append(
                    "; power was lost at level process: a start goes on without records up to %d"
                            .formatted(mark.position()));
        } else if (tail.isEmpty()) {
            told.append("; a start sets aside what is torn behind it and was never durable");
        }
        return told.toString();
    }
}
