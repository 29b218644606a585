package io.crosspoint.journal.commitlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.ByteBuffer;
import java.util.List;

final class StagedRecordsTest {
    private static final int CAPACITY = 1 << 10;
    private static final int MOST = CAPACITY / 2;

    private final UnsafeBuffer batch = new UnsafeBuffer(new byte[MOST]);
    private byte offered;
    private byte expected;

    /** Each step offers a batch of so many words, or takes what is staged when it is negative. */
    @Property(tries = 300)
    void shouldHandOverEveryByteInOrder(
            @ForAll @Size(max = 200) List<@IntRange(min = -3, max = MOST / 8) Integer> steps) {
        StagedRecords staged = new StagedRecords(CAPACITY);
        offered = 0;
        expected = 0;
        for (int step : steps) {
            if (step > 0) {
                offer(staged, step * 8);
            } else {
                take(staged);
            }
        }
        take(staged);
        assertThat(expected).isEqualTo(offered);
    }

    private void offer(StagedRecords staged, int length) {
        byte next = offered;
        for (int i = 0; i < length; i++) {
            batch.putByte(i, next++);
        }
        if (staged.offer(batch, length)) {
            offered = next;
        }
    }

    private void take(StagedRecords staged) {
        staged.beginGroup();
        for (ByteBuffer run = staged.run(); run.hasRemaining(); run = staged.run()) {
            int length = run.remaining();
            while (run.hasRemaining()) {
                assertThat(run.get()).isEqualTo(expected++);
            }
            staged.taken(length);
        }
    }

    @Test
    void shouldTakeNoMoreThanItHolds() {
        StagedRecords staged = new StagedRecords(CAPACITY);

        assertThat(staged.offer(batch, MOST)).isTrue();
        assertThat(staged.offer(batch, MOST)).isTrue();
        assertThat(staged.offer(batch, 8)).isFalse();
        staged.beginGroup();
        staged.taken(staged.run().remaining());
        assertThat(staged.offer(batch, 8)).isTrue();
    }

    @Test
    void shouldLeaveWhatComesLaterToTheNextGroup() {
        StagedRecords staged = new StagedRecords(CAPACITY);
        staged.offer(batch, 64);
        staged.beginGroup();
        staged.offer(batch, 32);

        assertThat(staged.run().remaining()).isEqualTo(64);
        staged.taken(64);
        assertThat(staged.run().hasRemaining()).isFalse();
    }

    @Test
    @Timeout(60)
    void shouldPassBytesBetweenTwoThreads() throws InterruptedException {
        StagedRecords staged = new StagedRecords(CAPACITY);
        int batches = 200_000;
        Thread writer = Thread.ofPlatform().start(() -> write(staged, batches));
        long next = 0;
        while (next < batches) {
            staged.beginGroup();
            ByteBuffer run = staged.run();
            int length = run.remaining();
            for (int at = run.position(); at < run.limit(); at += 24) {
                assertThat(run.getLong(at)).isEqualTo(next);
                assertThat(run.getLong(at + 16)).isEqualTo(~next);
                next++;
            }
            staged.taken(length);
        }
        writer.join();
    }

    private static void write(StagedRecords staged, int batches) {
        ByteBuffer bytes = ByteBuffer.allocate(24);
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        for (long i = 0; i < batches; i++) {
            bytes.putLong(0, i).putLong(16, ~i);
            while (!staged.offer(buffer, 24)) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void shouldRefuseABatchThatCouldNeverFit() {
        StagedRecords staged = new StagedRecords(64);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> staged.offer(batch, 72))
                .withMessage("batch of 72 bytes (expected: <= 64)");
    }
}
