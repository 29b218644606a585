package io.crosspoint.perf.memory;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * Bytes that something holds.
 *
 * @param heap on the heap, by the difference of two full collections
 * @param direct in direct buffers
 */
record Footprint(long heap, long direct) {
    private static final int COLLECTIONS = 3;

    /**
     * What is held more once the work has been done.
     *
     * @param held takes its result: direct buffers that are let go are given back at any later time
     */
    static Footprint of(Supplier<?> work, Collection<Object> held) {
        Footprint before = now();
        held.add(work.get());
        Footprint after = now();
        return new Footprint(after.heap - before.heap, after.direct - before.direct);
    }

    private static Footprint now() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        long direct =
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .filter(pool -> pool.getName().equals("direct"))
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
        return new Footprint(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), direct);
    }

    long total() {
        return heap + direct;
    }
}
