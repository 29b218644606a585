package io.crosspoint.admin;

import com.sun.management.ThreadMXBean;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.List;

/** Memory, threads and collections of this process, under the names Prometheus' own clients use. */
final class JvmMetrics {

    private JvmMetrics() {}

    static void write(Exposition out) {
        memory(out);
        collections(out);
        out.gauge("jvm_threads_current", "Live threads.")
                .sample(
                        "jvm_threads_current",
                        ManagementFactory.getThreadMXBean().getThreadCount());
        if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                && threads.isThreadAllocatedMemorySupported()
                && threads.isThreadAllocatedMemoryEnabled()) {
            out.counter("jvm_threads_allocated_bytes_total", "Heap that threads have allocated.")
                    .sample(
                            "jvm_threads_allocated_bytes_total",
                            threads.getTotalThreadAllocatedBytes());
        }
        out.gauge("process_start_time_seconds", "Start of the process, Unix time.")
                .sample(
                        "process_start_time_seconds",
                        ManagementFactory.getRuntimeMXBean().getStartTime() / 1_000.0);
    }

    private static void memory(Exposition out) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
        out.gauge("jvm_memory_used_bytes", "Memory in use.")
                .sample("jvm_memory_used_bytes", heap.getUsed(), "area", "heap")
                .sample("jvm_memory_used_bytes", other.getUsed(), "area", "nonheap");
        out.gauge("jvm_memory_committed_bytes", "Memory taken from the system.")
                .sample("jvm_memory_committed_bytes", heap.getCommitted(), "area", "heap")
                .sample("jvm_memory_committed_bytes", other.getCommitted(), "area", "nonheap");
        out.gauge("jvm_memory_max_bytes", "Memory at most; -1 when not bounded.")
                .sample("jvm_memory_max_bytes", heap.getMax(), "area", "heap")
                .sample("jvm_memory_max_bytes", other.getMax(), "area", "nonheap");
    }

    private static void collections(Exposition out) {
        String name = "jvm_gc_collection_seconds";
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        out.summary(name, "Time spent in collections of a garbage collector.");
        for (GarbageCollectorMXBean gc : collectors) {
            out.sample(name + "_count", gc.getCollectionCount(), "gc", gc.getName());
            out.sample(name + "_sum", gc.getCollectionTime() / 1_000.0, "gc", gc.getName());
        }
    }
}
