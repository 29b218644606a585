package io.crosspoint.iso8583;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Eight bytes at once give what each byte for itself gives. */
class WordsTest {
    @Test
    void shouldCheckEveryByteInEveryPlaceBesideEveryKindOfNeighbour() {
        for (int neighbour : new int[] {'0', '9', 0x00, 0x99, 'F', 0xFF}) {
            for (int place = 0; place < 8; place++) {
                for (int b = 0; b < 256; b++) {
                    check(word(neighbour, place, b), neighbour, b);
                }
            }
        }
    }

    private static long word(int neighbour, int place, int b) {
        byte[] bytes = new byte[8];
        Arrays.fill(bytes, (byte) neighbour);
        bytes[place] = (byte) b;
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private static void check(long eight, int one, int other) {
        assertThat(Words.notDigits(eight) == 0).isEqualTo(digit(one) && digit(other));
        assertThat(Words.notHex(eight) == 0).isEqualTo(hex(one) && hex(other));
        assertThat(Words.notBetween(eight, ' ', '_') == 0)
                .isEqualTo(between(one, '_') && between(other, '_'));
        assertThat(Words.notBetween(eight, ' ', '~') == 0)
                .isEqualTo(between(one, '~') && between(other, '~'));
        assertThat(Words.notBcd(eight) == 0)
                .isEqualTo(nibbles(one, false) && nibbles(other, false));
        assertThat(Words.notBcdTrack(eight) == 0)
                .isEqualTo(nibbles(one, true) && nibbles(other, true));
    }

    private static boolean digit(int b) {
        return b >= '0' && b <= '9';
    }

    private static boolean hex(int b) {
        return digit(b) || (b >= 'A' && b <= 'F') || (b >= 'a' && b <= 'f');
    }

    private static boolean between(int b, int highest) {
        return b >= ' ' && b <= highest;
    }

    private static boolean nibbles(int b, boolean track) {
        return nibble(b >> 4, track) && nibble(b & 0xF, track);
    }

    private static boolean nibble(int nibble, boolean track) {
        return nibble <= 9 || (track && nibble == 0xD);
    }

    @Property
    void shouldReadAndWriteEightDigits(@ForAll @IntRange(max = 99_999_999) int number) {
        String digits = String.format(Locale.ROOT, "%08d", number);
        assertThat(text(Words.toDigits(number))).isEqualTo(digits);
        assertThat(Words.ofDigits(word(digits))).isEqualTo(number);
    }

    @Property
    void shouldReadAndWriteEightHexDigits(@ForAll int number) {
        String digits = String.format(Locale.ROOT, "%08X", number);
        long low = Integer.toUnsignedLong(number);
        assertThat(text(Words.toHex(low))).isEqualTo(digits);
        assertThat(Words.ofHex(word(digits))).isEqualTo(low);
        assertThat(Words.ofHex(word(digits.toLowerCase(Locale.ROOT)))).isEqualTo(low);
    }

    private static long word(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private static String text(long eight) {
        byte[] bytes = new byte[8];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(eight);
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
