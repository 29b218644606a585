package io.crosspoint.perf.journal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Time that the calling thread has spent on a core, in its code and in the kernel: what else runs
 * on the machine meanwhile does not count. On a machine with nothing else to do it is the time that
 * passes, since everything measured here lies in memory.
 */
final class CpuTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {}

    static long nowNs() {
        return THREADS.getCurrentThreadCpuTime();
    }
}
