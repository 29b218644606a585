package io.crosspoint.journal.chronicle;

/** Waiting for a thread of the journal's own to end. */
final class Threads {
    private Threads() {}

    /** Waits whatever happens; an interrupt is kept for the caller. */
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
