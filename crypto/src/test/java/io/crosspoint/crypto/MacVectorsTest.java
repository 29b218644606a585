package io.crosspoint.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

class MacVectorsTest {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final KeyName LINK = new KeyName("LINK_MAC");

    @ParameterizedTest
    @CsvSource({
        // ANSI X9.9, "7654321 Now is the time for " zero-padded
        "ISO9797_ALG1_DES, 0123456789ABCDEF,"
                + " 37363534333231204E6F77206973207468652074696D6520666F7220,"
                + " F1D30F6849312CA4",
        // ANSI X9.19, "Hello World !!!!"
        "ISO9797_ALG3_DES, 7CA110454A1A6E570131D9619DC1376E,"
                + " 48656C6C6F20576F726C642021212121, F09B856213BAB83B",
        // RFC 4493 examples 1 to 3
        "AES_CMAC, 2B7E151628AED2A6ABF7158809CF4F3C, ''," + " BB1D6929E95937287FA37D129B756746",
        "AES_CMAC, 2B7E151628AED2A6ABF7158809CF4F3C, 6BC1BEE22E409F96E93D7E117393172A,"
                + " 070A16B46B4D4144F79BDD9DD04A287C",
        "AES_CMAC, 2B7E151628AED2A6ABF7158809CF4F3C,"
                + " 6BC1BEE22E409F96E93D7E117393172AAE2D8A571E03AC9C9EB76FAC45AF8E5130C81C46A35CE411,"
                + " DFA66747DE9AE63030CA32611497C827",
        // RFC 4231 test case 1
        "HMAC_SHA256, 0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B0B, 4869205468657265,"
                + " B0344C61D8DB38535CA8AFCEAF0BF12B881DC200C9833DA726E9376C2E32CFF7"
    })
    void shouldMakeTheMacOfTheStandard(
            MacAlgorithm algorithm, String key, String message, String expected) {
        MacMaker maker = new SoftwareHsm(ring(key)).newMacMaker(algorithm, LINK);
        byte[] bytes = HEX.parseHex(message);
        byte[] mac = new byte[maker.length()];

        // Twice: a maker must be as new after each message.
        maker.make(bytes, 0, bytes.length, mac, 0);
        maker.make(bytes, 0, bytes.length, mac, 0);

        assertThat(HEX.formatHex(mac)).isEqualTo(expected);
        assertThat(maker.length()).isEqualTo(algorithm.macLength());
        assertThat(maker.verify(bytes, 0, bytes.length, mac)).isTrue();
        mac[0] ^= 1;
        assertThat(maker.verify(bytes, 0, bytes.length, mac)).isFalse();
    }

    @Test
    void shouldVerifyACutMacButNotAnEmptyOne() {
        MacMaker maker =
                new SoftwareHsm(ring("7CA110454A1A6E570131D9619DC1376E"))
                        .newMacMaker(MacAlgorithm.ISO9797_ALG3_DES, LINK);
        byte[] message = "Hello World !!!!".getBytes(StandardCharsets.US_ASCII);

        assertThat(maker.verify(message, 0, 16, HEX.parseHex("F09B8562"))).isTrue();
        assertThat(maker.verify(message, 0, 16, HEX.parseHex("F09B85"))).isFalse();
        assertThat(maker.verify(message, 0, 16, new byte[0])).isFalse();
    }

    @Test
    void shouldRefuseAKeyThatDoesNotFitTheAlgorithm() {
        Hsm hsm = new SoftwareHsm(ring("0123456789ABCDEF"));

        assertThatThrownBy(() -> hsm.newMacMaker(MacAlgorithm.ISO9797_ALG3_DES, LINK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key for ISO9797_ALG3_DES: found 8 bytes; expected 16");
        assertThatThrownBy(() -> hsm.keyCheckValue(BlockAlgorithm.AES, LINK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("found 8 bytes; expected 16, 24 or 32");
        assertThatThrownBy(() -> hsm.newMacMaker(MacAlgorithm.AES_CMAC, new KeyName("OTHER_LINK")))
                .isInstanceOf(UnknownKeyException.class)
                .hasMessageContaining("OTHER_LINK")
                .hasMessageContaining("LINK_MAC");
    }

    @ParameterizedTest
    @CsvSource({
        "TDES, 0123456789ABCDEFFEDCBA9876543210, 08D7B4",
        // DES of zeros under this key: D5D44FF720683D0D
        "TDES, 0123456789ABCDEF, D5D44F",
        // AES-128 of zeros under a key of zeros: 66E94BD4EF8A2C3B884CFA59CA342B2E
        "AES, 00000000000000000000000000000000, 66E94B"
    })
    void shouldMakeTheKeyCheckValue(BlockAlgorithm algorithm, String key, String expected) {
        byte[] value = new SoftwareHsm(ring(key)).keyCheckValue(algorithm, LINK);

        assertThat(HEX.formatHex(value)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1234, 4012345678909, 041274EDCBA9876F",
        "1234, 5555555551234567, 041261AAAAEDCBA9"
    })
    void shouldEncodePinBlockFormat0(String pin, String pan, String expected) {
        byte[] block = new byte[Iso9564Format0.BLOCK_LENGTH];

        Iso9564Format0.encode(ascii(pin), ascii(pan), block);

        assertThat(HEX.formatHex(block)).isEqualTo(expected);
    }

    @Test
    void shouldRefuseAPinThatIsTooShortWithoutRepeatingIt() {
        assertThatThrownBy(
                        () ->
                                Iso9564Format0.encode(
                                        ascii("123"), ascii("5555555551234567"), new byte[8]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PIN: found 3 digits; expected 4 to 12 digits");
        assertThatThrownBy(
                        () ->
                                Iso9564Format0.encode(
                                        ascii("1234"), ascii("55555555x1234567"), new byte[8]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("card number: found 16 bytes with one that is no digit")
                .hasMessageNotContaining("5555");
    }

    private static KeyRing ring(String key) {
        return new KeyRing(Map.of(LINK, new TreeMap<>(Map.of(1, HEX.parseHex(key)))));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
