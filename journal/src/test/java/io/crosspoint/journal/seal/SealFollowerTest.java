package io.crosspoint.journal.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.chronicle.ChronicleJournal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

final class SealFollowerTest {
    @TempDir private Path stream;

    @Test
    void shouldSealEachDateFromBehindTheLastToItsClose() throws Exception {
        try (DayScript script = new DayScript(stream)) {
            script.write("e o20 s3 c20 s1 o21 s2 c21 o22 s5");
        }
        assertThat(follow(100))
                .extracting(DateSeal::businessDate)
                .containsExactly(20261120, 20261121);
        DateSeal first = seals().getFirst();
        DateSeal second = seals().getLast();
        assertThat(first.firstSequence()).isEqualTo(1);
        assertThat(first.lastSequence()).isEqualTo(6);
        assertThat(first.previousCrc()).isEqualTo("00000000");
        assertThat(second.firstSequence()).isEqualTo(7);
        assertThat(second.lastSequence()).isEqualTo(11);
        assertThat(second.nextSequence()).isEqualTo(12);
        assertThat(second.previousCrc()).isEqualTo(first.lastCrc());
        assertThat(first.sha256()).isEqualTo(sha256OfRecords(1, 6));
        assertThat(second.sha256()).isEqualTo(sha256OfRecords(7, 11));
    }

    @Test
    void shouldSealADateThatBeganWhileTheOneBeforeWasOpen() throws Exception {
        try (DayScript script = new DayScript(stream)) {
            script.write("o20 s3 o21 s2 c20 s2 c21");
        }
        follow(100);
        DateSeal first = seals().getFirst();
        DateSeal second = seals().getLast();
        assertThat(first.lastSequence()).isEqualTo(8);
        assertThat(first.nextSequence()).isEqualTo(5);
        assertThat(second.firstSequence()).isEqualTo(5);
        assertThat(second.sha256()).isEqualTo(sha256OfRecords(5, 11));
    }

    @Test
    void shouldFindTheSameWhereverItStops() throws Exception {
        try (DayScript script = new DayScript(stream)) {
            script.write("e o20 s3 o21 s2 c20 s2 c21 s1 o22 c22");
            List<DateSeal> whole = follow(100);
            for (int limit = 1; limit < 14; limit++) {
                for (DateSeal seal : whole) {
                    Files.delete(new SealFiles(stream).file(seal.businessDate()));
                }
                try (SealFollower follower = SealFollower.of(stream)) {
                    follower.doWork(limit, Long.MAX_VALUE);
                }
                assertThat(follow(3)).as("stopped behind %d", limit).isEqualTo(whole);
            }
        }
    }

    @Test
    void shouldFollowWhatIsWritten() throws Exception {
        try (DayScript script = new DayScript(stream)) {
            script.write("o20 s3");
            try (SealFollower follower = SealFollower.of(stream)) {
                assertThat(follower.doWork(100, 100)).isEqualTo(4);
                assertThat(seals()).isEmpty();
                script.write("c20 o21");
                assertThat(follower.doWork(100, 4)).isZero();
                assertThat(follower.doWork(100, 5)).isEqualTo(1);
                assertThat(seals()).hasSize(1);
            }
        }
    }

    @Test
    void shouldCompareRecordsWithTheirSeals() throws Exception {
        try (DayScript script = new DayScript(stream)) {
            script.write("o20 s3 o21 s2 c20 s2 c21 s9");
        }
        List<DateSeal> seals = follow(100);
        SealCheck all = check(seals);
        assertThat(all.problem()).isNull();
        assertThat(all.agreeing()).isEqualTo(2);
        DateSeal last = seals.getLast();
        String other = last.sha256().replace(last.sha256().charAt(0), 'e').replace('0', '1');
        DateSeal altered =
                new DateSeal(
                        20261121,
                        5,
                        11,
                        12,
                        last.bytes(),
                        last.previousCrc(),
                        last.lastCrc(),
                        other);
        assertThat(check(List.of(altered)).problem())
                .isEqualTo(
                        "business date 20261121, records 5 to 11: SHA-256 %s (expected: %s, as it was sealed)"
                                .formatted(last.sha256(), other));
        DateSeal longer =
                new DateSeal(
                        20261121, 5, 99, 100, 99_999, last.previousCrc(), last.lastCrc(), other);
        assertThat(check(List.of(longer)).problem())
                .isEqualTo(
                        "business date 20261121: the records end (expected: up to 99, which was sealed)");
    }

    @Test
    void shouldNameASealThatCannotBeRead() throws Exception {
        try (DayScript script = new DayScript(stream)) {
            script.write("o20 s3 c20");
        }
        follow(100);
        Path file = new SealFiles(stream).file(20261120);
        String text = Files.readString(file);
        Files.writeString(
                file, text.replaceFirst("\"lastSequence\" : \\d+", "\"lastSequence\" : 0"));
        assertThatThrownBy(() -> SealFollower.of(stream))
                .isInstanceOf(SealException.class)
                .hasMessage(file + ": lastSequence: 0 (expected: from 1)");
        Files.writeString(file, "{\"businessDate\":\"x\"}");
        assertThatThrownBy(this::seals)
                .hasMessage(file + ": businessDate: no number (expected: one)");
        Files.writeString(file, "{");
        assertThatThrownBy(this::seals)
                .hasMessage(file + ": not JSON (expected: the seal of a date)");
    }

    private SealCheck check(List<DateSeal> seals) {
        SealCheck check = new SealCheck(seals);
        try (JournalReader reader = ChronicleJournal.follow(stream, 0)) {
            while (reader.next()) {
                check.add(reader.record());
            }
        }
        return check;
    }

    private List<DateSeal> follow(int step) throws IOException {
        try (SealFollower follower = SealFollower.of(stream)) {
            while (follower.doWork(step, Long.MAX_VALUE) > 0) {
                // to the end
            }
        }
        return seals();
    }

    private List<DateSeal> seals() throws IOException {
        return new SealFiles(stream).all();
    }

    /** Without the code under test. */
    private String sha256OfRecords(long first, long last) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JournalReader reader = ChronicleJournal.follow(stream, first - 1)) {
            while (reader.next() && reader.record().sequence() <= last) {
                var record = reader.record();
                int length = (40 + record.bodyLength() + 7) / 8 * 8;
                byte[] copy = new byte[length];
                record.buffer()
                        .getBytes(record.bodyOffset() - RecordEnvelope.ENVELOPE_LENGTH, copy);
                bytes.writeBytes(copy);
            }
        }
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    }
}
