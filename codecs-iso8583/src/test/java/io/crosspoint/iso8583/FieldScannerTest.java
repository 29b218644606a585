package io.crosspoint.iso8583;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The fast pass accepts exactly what the precise one accepts, and finds the same fields. */
class FieldScannerTest {
    private static final List<Dialect> DIALECTS =
            List.of(
                    Dialects.bundled("iso87-ascii"),
                    Dialects.bundled("iso87-binary"),
                    Dialects.bundled("iso93-ascii"),
                    Dialects.bundled("iso93-binary"),
                    Dialects.bundled("cups"),
                    Dialects.bundled("pos"));

    @Provide
    Arbitrary<Dialect> dialects() {
        return Arbitraries.of(DIALECTS);
    }

    @Property(tries = 4000)
    void shouldAgreeWithThePrecisePassOnMutatedFields(
            @ForAll("dialects") Dialect dialect, @ForAll long seed) {
        Random random = new Random(seed);
        byte[] valid =
                random.nextBoolean()
                        ? Specimens.purchase(dialect)
                        : RoundTripTest.message(dialect, random);
        MessageView view = Specimens.view(dialect, valid);
        check(view, valid);
        check(view, mutated(valid, view.wireFieldsStart(), random));
    }

    @Test
    void shouldAgreeOnEveryByteOfEveryFieldOfAPurchase() {
        for (Dialect dialect : DIALECTS) {
            byte[] valid = Specimens.purchase(dialect);
            MessageView view = Specimens.view(dialect, valid);
            for (int at = view.wireFieldsStart(); at < valid.length; at++) {
                for (int b = 0; b < 256; b++) {
                    byte[] bytes = valid.clone();
                    bytes[at] = (byte) b;
                    check(view, bytes);
                }
                check(view, Arrays.copyOf(valid, at));
            }
        }
    }

    /** The second of two alike is read along the first; each change of a byte must be seen. */
    @Test
    void shouldSeeEveryChangeOfAByteInAMessageLikeTheLast() {
        for (Dialect dialect : DIALECTS) {
            byte[] valid = Specimens.purchase(dialect);
            UnsafeBuffer in = new UnsafeBuffer(valid);
            MessageView reused = new MessageView(dialect);
            for (int at = 0; at < valid.length; at++) {
                byte[] bytes = valid.clone();
                UnsafeBuffer changed = new UnsafeBuffer(bytes);
                for (int b = 0; b < 256; b++) {
                    assertThat(reused.wrap(in, 0, valid.length)).isTrue();
                    bytes[at] = (byte) b;
                    MessageView fresh = new MessageView(dialect);
                    assertThat(reused.wrap(changed, 0, bytes.length))
                            .as("%s: %02X at %d", dialect.name(), b, at)
                            .isEqualTo(fresh.wrap(changed, 0, bytes.length));
                }
            }
        }
    }

    /** A view takes over from one message what the next has in common with it, and no more. */
    @Property(tries = 300)
    void shouldIndexEachMessageAsIfItWereTheFirst(
            @ForAll("dialects") Dialect dialect, @ForAll long seed) {
        Random random = new Random(seed);
        byte[][] messages = {
            Specimens.purchase(dialect),
            RoundTripTest.message(dialect, random),
            RoundTripTest.message(dialect, random)
        };
        MessageView reused = new MessageView(dialect);
        int chosen = 0;
        for (int i = 0; i < 40; i++) {
            chosen = random.nextInt(3) == 0 ? random.nextInt(messages.length) : chosen;
            byte[] message = messages[chosen];
            byte[] bytes = random.nextInt(3) == 0 ? mutated(message, 0, random) : message;
            MessageView fresh = new MessageView(dialect);
            UnsafeBuffer in = new UnsafeBuffer(bytes);

            assertThat(reused.wrap(in, 0, bytes.length)).isEqualTo(fresh.wrap(in, 0, bytes.length));
            if (random.nextBoolean()) {
                assertThat(reused.salvage()).isEqualTo(fresh.salvage());
            }
            for (int de = 2; de <= dialect.maxField(); de++) {
                assertThat(reused.offset(de)).isEqualTo(fresh.offset(de));
                assertThat(reused.units(de)).isEqualTo(fresh.units(de));
            }
            if (random.nextInt(4) == 0) {
                messages[0] = resized(dialect, messages[0], random);
            }
        }
    }

    /** The same fields, one of them of another length. */
    private static byte[] resized(Dialect dialect, byte[] message, Random random) {
        MessageWriter writer = new MessageWriter(dialect);
        writer.startFrom(Specimens.view(dialect, message), 200);
        byte[] digits = "621234000000000000000".getBytes(StandardCharsets.US_ASCII);
        writer.text(2, digits, 0, 12 + random.nextInt(8));
        UnsafeBuffer out = new UnsafeBuffer(new byte[2048]);
        return Arrays.copyOf(out.byteArray(), writer.encode(out, 0));
    }

    private static byte[] mutated(byte[] valid, int from, Random random) {
        byte[] bytes = valid.clone();
        for (int i = random.nextInt(4); i > 0 && from < bytes.length; i--) {
            int at = from + random.nextInt(bytes.length - from);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) "0123456789ABCDEFabc=:/".charAt(random.nextInt(22));
                default -> bytes = Arrays.copyOf(bytes, at + random.nextInt(9));
            }
        }
        return bytes;
    }

    /** Once in an array between other bytes, once outside the heap. */
    private static void check(MessageView sound, byte[] bytes) {
        byte[] around = new byte[bytes.length + 27];
        Arrays.fill(around, (byte) '7');
        System.arraycopy(bytes, 0, around, 13, bytes.length);
        check(sound, new UnsafeBuffer(around, 13, bytes.length));
        ByteBuffer direct = ByteBuffer.allocateDirect(around.length).put(around);
        check(sound, new UnsafeBuffer(direct, 13, bytes.length));
    }

    private static void check(MessageView sound, UnsafeBuffer frame) {
        Dialect dialect = sound.dialect();
        long[] found = new long[dialect.maxField() + 1];
        long[] expected = new long[dialect.maxField() + 1];
        FieldIndexer precise = new FieldIndexer(dialect, frame, expected, new CodecError());
        FieldIndexer single = new FieldIndexer(dialect, frame, found, new CodecError());
        FieldScanner scanner = new FieldScanner(frame, found, single);
        int start = sound.wireFieldsStart();

        Layout layout = requireNonNull(Layout.of(dialect.plans(), sound.present()));
        boolean accepted = scanner.scan(layout, start);

        assertThat(accepted).isEqualTo(precise.index(sound.present(), start));
        if (accepted) {
            assertThat(found).isEqualTo(expected);
        }
    }
}
