package io.crosspoint.journal.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;

class SnapshotFormatTest {
    private static final int BIG = 3 * SnapshotWriter.MAX_FRAME_BYTES + 77;

    private static byte[] written(Consumer<SnapshotWriter> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotWriter writer = new SnapshotWriter(Channels.newChannel(bytes));
        content.accept(writer);
        writer.finish();
        return bytes.toByteArray();
    }

    private static SnapshotReader reader(byte[] file) {
        return new SnapshotReader(Channels.newChannel(new ByteArrayInputStream(file)));
    }

    private static byte[] small() {
        return written(
                out -> {
                    out.section("cars", 2);
                    out.putBound(7);
                    out.putText("blue");
                    out.section("boats", 1);
                    out.putLong(42);
                });
    }

    @Test
    void shouldReadWhatWasWritten() {
        byte[] big = new byte[BIG];
        new Random(1).nextBytes(big);
        byte[] file =
                written(
                        out -> {
                            out.section("empty", 1);
                            out.section("values", 3);
                            out.putByte(-3);
                            out.putBoolean(true);
                            out.putInt(Integer.MIN_VALUE);
                            out.putLong(Long.MAX_VALUE);
                            out.putText("caf\u00e9");
                            out.putBytes(big);
                            out.putLong(5);
                            out.section("longs", 1);
                            for (int i = 0; i < 100_000; i++) {
                                out.putByte(i);
                                out.putLong(i);
                            }
                        });

        SnapshotReader in = reader(file);
        assertThat(in.section("empty", 1)).isEqualTo(1);
        assertThat(in.section("values", 4)).isEqualTo(3);
        assertThat(in.getByte()).isEqualTo((byte) -3);
        assertThat(in.getBoolean()).isTrue();
        assertThat(in.getInt()).isEqualTo(Integer.MIN_VALUE);
        assertThat(in.getLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(in.getText()).isEqualTo("caf\u00e9");
        byte[] found = new byte[BIG + 2];
        in.getBytes(new UnsafeBuffer(found), 1, BIG);
        assertThat(Arrays.copyOfRange(found, 1, BIG + 1)).isEqualTo(big);
        assertThat(in.getLong()).isEqualTo(5);
        in.section("longs", 1);
        for (int i = 0; i < 100_000; i++) {
            assertThat(in.getByte()).isEqualTo((byte) i);
            assertThat(in.getLong()).isEqualTo(i);
        }
        in.finish();
    }

    @Test
    void shouldPassOverWhatIsNotReadAndStillProveTheFile() {
        byte[] whole = small();
        int rest = new String(whole, StandardCharsets.ISO_8859_1).indexOf("boats");
        assertThat(rest).isPositive();
        assertThatCode(() -> passOver(whole)).doesNotThrowAnyException();
        for (int place = rest; place < whole.length; place++) {
            byte[] damaged = whole.clone();
            damaged[place] ^= 1;
            assertThatThrownBy(() -> passOver(damaged))
                    .as("a bit of byte %d", place)
                    .isInstanceOf(SnapshotRefusedException.class);
        }
    }

    /** Reads the beginning of the first section and nothing of what comes behind it. */
    private static void passOver(byte[] file) {
        SnapshotReader in = reader(file);
        in.section("cars", 2);
        in.expectBound("garage.places", 7);
        in.skipToEnd();
    }

    @Property(tries = 200)
    void shouldRefuseAFileWithOneBitFlipped(@ForAll @IntRange(min = 0, max = 100_000) int place) {
        byte[] file = small();
        int bit = place % (file.length * 8);
        file[bit / 8] ^= (byte) (1 << bit % 8);
        assertThatThrownBy(() -> reader(file).skipToEnd())
                .isInstanceOf(SnapshotRefusedException.class);
    }

    @Test
    void shouldRefuseAFileThatEndsAnywhereEarlier() {
        byte[] file = small();
        for (int length = 0; length < file.length; length++) {
            byte[] torn = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> reader(torn).skipToEnd())
                    .isInstanceOf(SnapshotRefusedException.class);
        }
        byte[] longer = Arrays.copyOf(file, file.length + 1);
        assertThatThrownBy(() -> reader(longer).skipToEnd())
                .hasMessage("snapshot: bytes behind the hash (expected: the end of the file)");
    }

    @Test
    void shouldRefuseAnotherSectionThanTheNext() {
        SnapshotReader in = reader(small());
        assertThatThrownBy(() -> in.section("boats", 1))
                .hasMessage("boats: section cars (expected: section boats)");
    }

    @Test
    void shouldRefuseASectionOfALaterVersion() {
        SnapshotReader in = reader(small());
        assertThatThrownBy(() -> in.section("cars", 1))
                .hasMessage("cars: version 2 (expected: 1 to 1)");
    }

    @Test
    void shouldRefuseAnotherBound() {
        SnapshotReader in = reader(small());
        in.section("cars", 2);
        assertThatThrownBy(() -> in.expectBound("garage.places", 8))
                .hasMessage("cars: garage.places 7 (expected: 8, as configured)");
    }

    @Test
    void shouldRefuseToLeaveASectionThatWasNotReadWhole() {
        SnapshotReader in = reader(small());
        in.section("cars", 2);
        in.expectBound("garage.places", 7);
        assertThatThrownBy(() -> in.section("boats", 1))
                .hasMessage("cars: more bytes than were read (expected: its end)");
    }

    @Test
    void shouldRefuseToReadBeyondASection() {
        SnapshotReader in = reader(small());
        in.section("cars", 2);
        in.expectBound("garage.places", 7);
        assertThat(in.getText()).isEqualTo("blue");
        assertThatThrownBy(in::getLong).hasMessage("cars: its end after 16 bytes (expected: more)");
    }

    @Test
    void shouldRefuseACountThatIsOutOfRange() {
        byte[] file =
                written(
                        out -> {
                            out.section("cars", 1);
                            out.putInt(1_000_000_000);
                        });
        SnapshotReader in = reader(file);
        in.section("cars", 1);
        assertThatThrownBy(() -> in.getInt("cars", 0, 7))
                .hasMessage("cars: cars 1000000000 (expected: 0 to 7)");
    }

    @Test
    void shouldNotWriteATextThatNoReaderTakes() {
        assertThatThrownBy(
                        () ->
                                written(
                                        out -> {
                                            out.section("cars", 1);
                                            out.putText("x".repeat(8_193));
                                        }))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
