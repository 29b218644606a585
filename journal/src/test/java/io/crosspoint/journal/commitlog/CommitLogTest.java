package io.crosspoint.journal.commitlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordChain;
import io.crosspoint.journal.RecordEnvelope;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

final class CommitLogTest {
    private static final int BODY_BYTES = 472;
    private static final int RECORD_BYTES = BODY_BYTES + RecordEnvelope.ENVELOPE_LENGTH;
    private static final int PER_SEGMENT = 8;
    private static final int SEGMENT_BYTES = PER_SEGMENT * RECORD_BYTES;

    @TempDir private Path directory;
    private final StagedRecords staged = new StagedRecords(1 << 13);
    private final RecordBatch batch = new RecordBatch(1 << 13, 1, 0, 1);
    private final RecordChain chain = new RecordChain();
    private final List<Integer> crcs = new ArrayList<>(List.of(0));
    private int forces;

    @Test
    void shouldFindWhatWasWrittenBehindAnyRecord() throws IOException {
        try (CommitLog log = open()) {
            write(log, 5, 0);
            write(log, 6, 0);
        }
        for (int behind = 0; behind <= 11; behind++) {
            CommitLogTail tail = CommitLogTail.behind(directory, behind, crcs.get(behind));

            assertThat(tail.position()).isEqualTo(11);
            assertThat(tail.crc()).isEqualTo(crcs.get(11));
            assertThat(sequences(tail)).hasSize(11 - behind);
            assertThat(tail.isEmpty()).isEqualTo(behind == 11);
        }
    }

    @Test
    void shouldGoRoundAndFindTheRecordsOfTheLastLaps() throws IOException {
        try (CommitLog log = open()) {
            for (int i = 0; i < 30; i++) {
                assertThat(write(log, 3, Math.max(chain.sequence() - PER_SEGMENT, 0))).isTrue();
            }
        }

        CommitLogTail tail = CommitLogTail.behind(directory, 75, crcs.get(75));

        assertThat(tail.position()).isEqualTo(90);
        assertThat(sequences(tail)).startsWith(76L).endsWith(90L).hasSize(15);
    }

    @Test
    void shouldNotOverwriteWhatTheLedgerHasNotForced() throws IOException {
        try (CommitLog log = open()) {
            assertThat(write(log, PER_SEGMENT, 0)).isTrue();
            assertThat(write(log, PER_SEGMENT, 0)).isTrue();
            assertThat(log.wantsLedgerForced(0)).isFalse();
            assertThat(write(log, PER_SEGMENT, 0)).isTrue();
            assertThat(log.wantsLedgerForced(0)).isTrue();
            assertThat(write(log, PER_SEGMENT, 0)).isTrue();

            assertThat(write(log, 2, PER_SEGMENT - 1)).isFalse();
            assertThat(log.write(staged, PER_SEGMENT)).isTrue();
        }
        assertThat(CommitLogTail.behind(directory, 8, crcs.get(8)).position()).isEqualTo(34);
    }

    @Test
    void shouldEndBeforeATornRecord() throws IOException {
        try (CommitLog log = open()) {
            write(log, 6, 0);
        }
        overwrite(0, 4 * RECORD_BYTES + 100);

        CommitLogTail tail = CommitLogTail.behind(directory, 2, crcs.get(2));

        assertThat(sequences(tail)).containsExactly(3L, 4L);
        assertThat(tail.position()).isEqualTo(4);
    }

    @Test
    void shouldNotContinueALedgerOfAnotherHistory() throws IOException {
        try (CommitLog log = open()) {
            write(log, 6, 0);
        }

        assertThat(CommitLogTail.behind(directory, 3, crcs.get(3) ^ 1).isEmpty()).isTrue();
        assertThat(CommitLogTail.behind(directory, 0, 0).position()).isEqualTo(6);
        assertThat(CommitLogTail.behind(directory, 9, 77).position()).isEqualTo(9);
    }

    @Test
    void shouldNotTakeAnEarlierLapForTheNext() throws IOException {
        try (CommitLog log = open()) {
            write(log, 4 * PER_SEGMENT, 0);
            write(log, 1, 4 * PER_SEGMENT);
        }
        overwrite(0, 100);

        CommitLogTail tail = CommitLogTail.behind(directory, 32, crcs.get(32));

        assertThat(tail.position()).isEqualTo(32);
    }

    @Test
    void shouldHoldNothingOnceCleared() throws IOException {
        try (CommitLog log = open()) {
            write(log, 6, 0);
            log.clear();
        }

        assertThat(CommitLogTail.behind(directory, 0, 0).isEmpty()).isTrue();
    }

    @Test
    void shouldForceOnlyWhatWasWritten() throws IOException {
        try (CommitLog log = open()) {
            forces = 0;
            log.force();
            assertThat(forces).isZero();
            write(log, PER_SEGMENT + 1, 0);
            log.force();
            assertThat(forces).isEqualTo(2);
            log.force();
            assertThat(forces).isEqualTo(2);
        }
    }

    @Test
    void shouldPassOnAFailedForce() throws IOException {
        try (CommitLog log = CommitLog.open(directory, SEGMENT_BYTES, this::failsWhenTold)) {
            write(log, 1, 0);
            forces = -1;
            assertThatThrownBy(log::force).isInstanceOf(IOException.class).hasMessage("planted");
        }
    }

    private void failsWhenTold(FileChannel channel) throws IOException {
        if (forces < 0) {
            throw new IOException("planted");
        }
        channel.force(false);
    }

    private CommitLog open() throws IOException {
        return CommitLog.open(
                directory,
                SEGMENT_BYTES,
                channel -> {
                    forces++;
                    channel.force(false);
                });
    }

    /** Stages and writes the next records; what is left over stays staged. */
    private boolean write(CommitLog log, int records, long ledgerForced) throws IOException {
        boolean whole = true;
        for (int i = 0; i < records; i++) {
            int offset = batch.begin();
            batch.buffer().setMemory(offset, BODY_BYTES, (byte) i);
            batch.commit(BODY_BYTES, 1_000 + i);
            chain.seal(batch);
            crcs.add(chain.lastCrc());
            assertThat(staged.offer(batch.buffer(), batch.length())).isTrue();
            batch.clear();
            whole = log.write(staged, ledgerForced);
        }
        return whole;
    }

    private static List<Long> sequences(CommitLogTail tail) {
        List<Long> sequences = new ArrayList<>();
        tail.forEach(
                (buffer, offset, length) -> {
                    assertThat(length).isEqualTo(RECORD_BYTES);
                    sequences.add(RecordEnvelope.sequence(buffer, offset));
                });
        return sequences;
    }

    private void overwrite(int segment, int at) throws IOException {
        try (FileChannel channel =
                FileChannel.open(CommitLog.segment(directory, segment), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4}), at);
        }
    }
}
