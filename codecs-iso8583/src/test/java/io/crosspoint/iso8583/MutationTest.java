package io.crosspoint.iso8583;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.json.MessageDescription;
import io.crosspoint.iso8583.json.MessageJson;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Hostile bytes end in an error value, or in a message that comes out as it went in. */
class MutationTest {
    private static final List<Dialect> DIALECTS =
            Dialects.bundledNames().stream().map(Dialects::bundled).toList();

    @Provide
    Arbitrary<Dialect> dialects() {
        return Arbitraries.of(DIALECTS);
    }

    @Property(tries = 2000)
    void shouldNeverThrowOnMutatedMessages(@ForAll("dialects") Dialect dialect, @ForAll long seed) {
        Random random = new Random(seed);
        byte[] valid =
                random.nextBoolean()
                        ? Specimens.purchase(dialect)
                        : RoundTripTest.message(dialect, random);
        check(dialect, mutated(valid, random));
    }

    @Property(tries = 1000)
    void shouldNeverThrowOnRandomBytes(@ForAll("dialects") Dialect dialect, @ForAll byte[] bytes) {
        check(dialect, bytes);
    }

    private static byte[] mutated(byte[] valid, Random random) {
        byte[] bytes = Arrays.copyOf(valid, valid.length);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(Math.min(bytes.length, random.nextBoolean() ? 24 : 9999));
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) "0123456789ABCDEF".charAt(random.nextInt(16));
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, at + random.nextInt(9)));
            }
        }
        return bytes;
    }

    private static void check(Dialect dialect, byte[] bytes) {
        MessageView view = new MessageView(dialect);
        if (!view.wrap(new UnsafeBuffer(bytes), 0, bytes.length)) {
            assertThat(view.error().kind()).isNotEqualTo(CodecError.Kind.NONE);
            assertThat(view.error().offset()).isBetween(0, bytes.length);
            assertThat(view.error().describe()).contains("expected: ");
            return;
        }
        assertThat(new MessageDescription(dialect).describe(view)).isNotEmpty();
        byte[] written = Specimens.encoded(new MessageWriter(dialect).startFrom(view, view.mti()));
        MessageView again = Specimens.view(dialect, written);
        MessageJson json = new MessageJson(dialect);
        assertThat(json.decode(again, true)).isEqualTo(json.decode(view, true));
        assertThat(json.encode(json.decode(view, true))).isEqualTo(written);
        for (Dialect other : DIALECTS) {
            byte[] transcoded =
                    Specimens.encoded(new MessageWriter(other).startFrom(view, view.mti()));
            Specimens.view(other, transcoded);
        }
    }
}
