package io.crosspoint.core.lane;

import org.jctools.queues.MpscArrayQueue;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A fixed number of objects that one thread takes and any thread gives back. The one given back
 * last is taken first: its memory is still in the processor's cache, while going round all of them
 * would fetch each from afar.
 */
final class Pool<T> {
    private final List<T> stack;
    private final MpscArrayQueue<T> fromOtherThreads;
    private @Nullable Thread taker;

    Pool(int size, Supplier<T> maker) {
        stack = new ArrayList<>(size);
        fromOtherThreads = new MpscArrayQueue<>(size);
        for (int i = 0; i < size; i++) {
            stack.add(maker.get());
        }
    }

    /** One that is free, or null. Always the same thread. */
    @Nullable T take() {
        T returned = fromOtherThreads.relaxedPoll();
        if (returned != null) {
            return returned;
        }
        if (stack.isEmpty()) {
            return fromOtherThreads.poll();
        }
        taker = Thread.currentThread();
        return stack.removeLast();
    }

    /** Gives one back that was taken. Any thread. */
    void put(T object) {
        if (Thread.currentThread() == taker) {
            stack.add(object);
        } else {
            fromOtherThreads.offer(object);
        }
    }

    /** Whether at least so many are free. Taker's thread. */
    boolean has(int count) {
        return stack.size() >= count || stack.size() + fromOtherThreads.size() >= count;
    }
}
