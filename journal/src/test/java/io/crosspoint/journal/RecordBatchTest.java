package io.crosspoint.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.ByteOrder;

final class RecordBatchTest {
    private final RecordBatch batch = new RecordBatch(RecordBatch.MIN_CAPACITY_BYTES, 5, 2, 9);

    @Test
    void shouldGiveEachRecordItsPlace() {
        int body = batch.begin();
        batch.buffer().putInt(body, 0x01020304, ByteOrder.LITTLE_ENDIAN);
        RecordView record = batch.commit(13, 77);
        assertThat(record.sequence()).isEqualTo(5);
        assertThat(record.timeNs()).isEqualTo(77);
        assertThat(record.partition()).isEqualTo(2);
        assertThat(record.epoch()).isEqualTo(9);
        assertThat(record.bodyOffset()).isEqualTo(body);
        assertThat(record.bodyLength()).isEqualTo(13);
        assertThat(batch.count()).isEqualTo(1);
        assertThat(batch.lastSequence()).isEqualTo(5);
        assertThat(batch.length()).isEqualTo(56);
    }

    @Test
    void shouldLayTheEnvelopeOutAsDocumented() {
        batch.begin();
        batch.commit(1, 0x1122334455667788L);
        BatchBytes bytes = new BatchBytes(batch);
        assertThat(bytes.hex(0, 4)).isEqualTo("29000000");
        assertThat(bytes.hex(12, 24)).isEqualTo("090000000500000000000000");
        assertThat(bytes.hex(24, 40)).isEqualTo("88776655443322110200000001000000");
        assertThat(bytes.hex(41, 48)).isEqualTo("00000000000000");
    }

    @Test
    void shouldRefuseToBeginWithoutRoomForTheGreatest() {
        assertThat(batch.hasRoom()).isTrue();
        batch.begin();
        batch.commit(1, 1);
        assertThat(batch.hasRoom()).isFalse();
        assertThatIllegalStateException()
                .isThrownBy(batch::begin)
                .withMessage("batch of 1 records has 4048 bytes left (expected: 4096 or more)");
    }

    @Test
    void shouldRefuseBodiesOutOfBounds() {
        batch.begin();
        assertThatIllegalArgumentException().isThrownBy(() -> batch.commit(0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.commit(RecordBatch.MAX_BODY_BYTES + 1, 1))
                .withMessageContaining("body of 4057 bytes (expected: 1 to 4056)");
        assertThat(batch.isEmpty()).isTrue();
    }

    @Test
    void shouldNumberOnWhenClearedAndAgainWhenDiscarded() {
        batch.begin();
        batch.commit(1, 1);
        batch.clear();
        assertThat(batch.lastSequence()).isEqualTo(5);
        batch.begin();
        batch.commit(1, 1);
        batch.discard();
        assertThat(batch.lastSequence()).isEqualTo(5);
        assertThat(batch.isEmpty()).isTrue();
    }

    @Test
    void shouldRefuseCapacitiesOutOfBounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordBatch(4095, 1, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecordBatch((4 << 20) + 1, 1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordBatch(4096, 0, 0, 1));
    }

    @Test
    void shouldFindEveryFlippedBitOfARecord() {
        batch.begin();
        batch.commit(30, 1);
        RecordChain writer = new RecordChain();
        writer.standAfter(4, 0x1234);
        writer.seal(batch);
        int record = RecordEnvelope.ENVELOPE_LENGTH + 30;
        for (int bit = 0; bit < 8 * record; bit++) {
            flip(bit);
            assertThatThrownBy(() -> check(0x1234))
                    .as("bit %d", bit)
                    .isInstanceOf(JournalCorruptException.class)
                    .hasMessageContaining("record 5 at here offset 0");
            flip(bit);
        }
        assertThat(check(0x1234)).isEqualTo(batch.length());
    }

    @Test
    void shouldFindARecordThatFollowsAnother() {
        batch.begin();
        batch.commit(30, 1);
        RecordChain writer = new RecordChain();
        writer.standAfter(4, 0x1234);
        writer.seal(batch);
        assertThatThrownBy(() -> check(0x4321)).hasMessageContaining("previous CRC32C 00001234");
    }

    private int check(int previousCrc) {
        RecordChain reader = new RecordChain();
        reader.standAfter(4, previousCrc);
        return reader.check(batch.buffer(), batch.bytes(), 0, batch.length(), "here");
    }

    private void flip(int bit) {
        int at = bit / 8;
        batch.buffer().putByte(at, (byte) (batch.buffer().getByte(at) ^ 1 << bit % 8));
    }

    private record BatchBytes(RecordBatch batch) {
        String hex(int from, int to) {
            StringBuilder hex = new StringBuilder();
            for (int i = from; i < to; i++) {
                hex.append("%02x".formatted(batch.buffer().getByte(i)));
            }
            return hex.toString();
        }
    }
}
