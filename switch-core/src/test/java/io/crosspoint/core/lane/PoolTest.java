package io.crosspoint.core.lane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

final class PoolTest {
    private final AtomicInteger made = new AtomicInteger();
    private final Pool<Integer> pool = new Pool<>(4, made::incrementAndGet);

    @Test
    void shouldHandOutEachOnce() {
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            taken.add(Objects.requireNonNull(pool.take()));
        }
        assertThat(taken).hasSize(4);
        assertThat(pool.take()).isNull();
        assertThat(pool.has(1)).isFalse();
    }

    @Test
    void shouldTakeFirstWhatWasGivenBackLast() {
        Integer first = Objects.requireNonNull(pool.take());
        Integer second = Objects.requireNonNull(pool.take());
        pool.put(first);
        pool.put(second);

        assertThat(pool.take()).isSameAs(second);
        assertThat(pool.take()).isSameAs(first);
    }

    @Test
    @Timeout(60)
    void shouldLoseNoneThatAnotherThreadGivesBack() throws InterruptedException {
        int rounds = 100_000;
        BlockingQueue<Integer> underWay = new ArrayBlockingQueue<>(8);
        Thread other =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    for (int i = 0; i < rounds; i++) {
                                        pool.put(take(underWay));
                                    }
                                });
        for (int sent = 0; sent < rounds; ) {
            Integer next = pool.take();
            if (next != null) {
                underWay.put(next);
                sent++;
            }
        }
        other.join();

        assertThat(pool.has(4)).isTrue();
        assertThat(pool.has(5)).isFalse();
        shouldHandOutEachOnce();
    }

    private static Integer take(BlockingQueue<Integer> from) {
        try {
            return from.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
