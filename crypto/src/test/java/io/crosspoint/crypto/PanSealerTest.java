package io.crosspoint.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

class PanSealerTest {
    private static final KeyRing RING = KeyRing.ephemeral();

    @Property(tries = 300)
    void shouldUnsealWhatWasSealed(
            @ForAll @NumericChars @StringLength(min = 8, max = 19) String digits,
            @ForAll @IntRange(max = 5) int at) {
        PanSealer sealer = RING.newPanSealer();
        byte[] input = new byte[at + digits.length()];
        System.arraycopy(ascii(digits), 0, input, at, digits.length());
        byte[] seal = new byte[at + PanSealer.SEAL_LENGTH];
        sealer.seal(input, at, digits.length(), seal, at);

        byte[] output = new byte[at + PanSealer.MAX_DIGITS];
        int length = sealer.unseal(seal, at, sealer.keyVersion(), output, at);

        assertThat(new String(output, at, length, StandardCharsets.US_ASCII)).isEqualTo(digits);
    }

    @Property(tries = 300)
    void shouldRefuseASealOfWhichOneBitWasAltered(
            @ForAll @NumericChars @StringLength(min = 12, max = 19) String digits,
            @ForAll @IntRange(max = 127) int bit) {
        PanSealer sealer = RING.newPanSealer();
        byte[] seal = seal(sealer, digits);
        seal[bit / 8] ^= (byte) (1 << bit % 8);

        assertThatThrownBy(() -> sealer.unseal(seal, 0, 1, new byte[19], 0))
                .isInstanceOf(SealBrokenException.class)
                .hasMessageContaining("wrong redundancy")
                .hasMessageNotContaining(digits);
    }

    @Test
    void shouldGiveEqualSealsForEqualNumbersAndOtherSealsForLongerOnes() {
        byte[] one = seal(RING.newPanSealer(), "6212340000000001");

        assertThat(seal(RING.newPanSealer(), "6212340000000001")).isEqualTo(one);
        assertThat(seal(RING.newPanSealer(), "62123400000000010")).isNotEqualTo(one);
        assertThat(seal(KeyRing.ephemeral().newPanSealer(), "6212340000000001")).isNotEqualTo(one);
    }

    @Test
    void shouldRefuseASealOfAnotherRing() {
        byte[] seal = seal(KeyRing.ephemeral().newPanSealer(), "6212340000000001");

        assertThatThrownBy(() -> RING.newPanSealer().unseal(seal, 0, 1, new byte[19], 0))
                .isInstanceOf(SealBrokenException.class);
    }

    @Test
    void shouldSealUnderTheNewestVersionAndUnsealUnderEachThatTheRingHolds() {
        byte[] oldKey = new byte[32];
        byte[] newKey = new byte[32];
        newKey[0] = 1;
        KeyRing before = ring(Map.of(1, oldKey));
        KeyRing after = ring(Map.of(1, oldKey, 2, newKey));
        byte[] sealedBefore = seal(before.newPanSealer(), "6212340000000001");

        PanSealer sealer = after.newPanSealer();

        assertThat(sealer.keyVersion()).isEqualTo(2);
        assertThat(sealer.unseal(sealedBefore, 0, 1, new byte[19], 0)).isEqualTo(16);
        assertThatThrownBy(() -> sealer.unseal(sealedBefore, 0, 2, new byte[19], 0))
                .isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> sealer.unseal(sealedBefore, 0, 3, new byte[19], 0))
                .isInstanceOf(UnknownKeyException.class)
                .hasMessageContaining("version 3");
    }

    @Test
    void shouldRefuseWhatIsNoCardNumberWithoutRepeatingIt() {
        PanSealer sealer = RING.newPanSealer();

        assertThatThrownBy(() -> seal(sealer, "6212345"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("card number: found 7 digits; expected 8 to 19");
        assertThatThrownBy(() -> seal(sealer, "621234000000x001"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("index 12")
                .hasMessageNotContaining("621234");
    }

    @Test
    void shouldNotAllocateOnceWarm() {
        PanSealer sealer = RING.newPanSealer();
        byte[] digits = ascii("6212340000000001");
        byte[] seal = new byte[16];
        byte[] out = new byte[19];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 20_000; i++) {
            sealer.seal(digits, 0, 16, seal, 0);
            sealer.unseal(seal, 0, 1, out, 0);
        }

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            sealer.seal(digits, 0, 16, seal, 0);
            sealer.unseal(seal, 0, 1, out, 0);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        // A single object of 16 bytes per call would show as 320,000.
        assertThat(allocated).isLessThan(20_000);
    }

    private static KeyRing ring(Map<Integer, byte[]> seals) {
        return new KeyRing(Map.of(KeyName.PAN_SEAL, new TreeMap<>(seals)));
    }

    private static byte[] seal(PanSealer sealer, String digits) {
        byte[] seal = new byte[PanSealer.SEAL_LENGTH];
        sealer.seal(ascii(digits), 0, digits.length(), seal, 0);
        return seal;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
