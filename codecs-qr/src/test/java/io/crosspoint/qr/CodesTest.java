package io.crosspoint.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

final class CodesTest {

    @Property(tries = 500)
    void shouldFindEverySingleWrongDigit(
            @ForAll @LongRange(min = 100_000, max = 9_999_999_999_999_999L) long number,
            @ForAll @IntRange(max = 16) int place,
            @ForAll @IntRange(min = 1, max = 9) int off) {
        long sealed = CheckDigit.append(number);
        assertThat(CheckDigit.matches(sealed)).isTrue();

        char[] digits = Long.toString(sealed).toCharArray();
        int at = place % digits.length;
        digits[at] = (char) ('0' + (digits[at] - '0' + off) % 10);
        assertThat(CheckDigit.matches(Long.parseLong(new String(digits)))).isFalse();
    }

    @Property(tries = 300)
    void shouldFindEverySwapOfNeighbours(
            @ForAll @LongRange(min = 100_000, max = 9_999_999_999_999_999L) long number,
            @ForAll @IntRange(max = 16) int place) {
        char[] digits = Long.toString(CheckDigit.append(number)).toCharArray();
        int at = place % (digits.length - 1);
        char first = digits[at];
        digits[at] = digits[at + 1];
        digits[at + 1] = first;

        assertThat(CheckDigit.matches(Long.parseLong(new String(digits))))
                .isEqualTo(digits[at] == first);
    }

    @Test
    void shouldTellWhosePayerCodeItIs() {
        assertThat(PayerCode.of(6_212_000_000_000_000_001L)).isEqualTo(PayerCode.NETWORK);
        assertThat(PayerCode.product(6_212_000_000_000_000_001L)).isEqualTo(12);
        assertThat(PayerCode.of("134567890123456789")).isEqualTo(PayerCode.OTHER_WALLET_18);
        assertThat(PayerCode.of("174567890123456789")).isEqualTo(PayerCode.UNKNOWN);
        for (String other : List.of("2512345678901234", "281234567890123456789012")) {
            byte[] bytes = ("x" + other).getBytes(StandardCharsets.US_ASCII);
            assertThat(PayerCode.of(bytes, 1, bytes.length - 1))
                    .isEqualTo(PayerCode.OTHER_WALLET_16_TO_24);
        }
        assertThat(PayerCode.of("6212345678901234")).isEqualTo(PayerCode.UNKNOWN);
        assertThat(PayerCode.of("")).isEqualTo(PayerCode.UNKNOWN);
        assertThat(PayerCode.of("62x2000000000000001")).isEqualTo(PayerCode.UNKNOWN);
    }

    @Property(tries = 300)
    void shouldComposePayerCodesOfTheNetwork(
            @ForAll @IntRange(max = 99) int product,
            @ForAll @LongRange(max = 999_999_999_999_999L) long number) {
        long code = PayerCode.compose(product, number);

        assertThat(PayerCode.of(Long.toString(code))).isEqualTo(PayerCode.NETWORK);
        assertThat(PayerCode.isNetworks(code)).isTrue();
        assertThat(PayerCode.product(code)).isEqualTo(product);
    }

    @Test
    void shouldReadCodeAddressesOfOneFormOnly() {
        CodeUrl url = new CodeUrl("qr.example", "12345678", 1234567890123456L);
        assertThat(CodeUrl.parse(url.text())).contains(url);
        for (String other :
                List.of(
                        "http://qr.example/12345678/1",
                        "https://qr.example/1234567/1",
                        "https://qr.example/12345678/1/2",
                        "https://a@qr.example/12345678/1",
                        "https://qr.example/12345678/01",
                        "https://qr.example/12345678/",
                        "https:///12345678/1",
                        "https://qr.example/12345678/1?to=https")) {
            assertThat(CodeUrl.parse(other)).as(other).isEmpty();
        }
        assertThatThrownBy(() -> new CodeUrl("qr.example", "1234", 1))
                .hasMessageContaining("expected: 8 digits");
    }

    @Test
    void shouldDrawPicturesThatAReaderReads() throws ReaderException {
        String text = "https://qr.example/12345678/1234567890123456";
        QrPicture picture = QrPicture.of(text);

        assertThat(readTerminal(picture.terminal())).isEqualTo(text);
        assertThat(picture.svg())
                .startsWith("<svg ")
                .contains("viewBox=\"0 0 41 41\"", "M4 4h1v1h-1z");
        String chinese = "000201 最佳运输";
        assertThat(readTerminal(QrPicture.of(chinese).terminal())).isEqualTo(chinese);
    }

    @Test
    void shouldRefuseToDrawNothingOrTooMuch() {
        assertThatThrownBy(() -> QrPicture.of("")).isInstanceOf(QrException.class);
        assertThatThrownBy(() -> QrPicture.of("x".repeat(5000))).isInstanceOf(QrException.class);
    }

    @Test
    void shouldDescribeEachKindOfText() {
        assertThat(QrDescriber.describe("https://qr.example/12345678/5").kind())
                .isEqualTo(QrDescription.Kind.CODE_ADDRESS);
        QrDescription payer = QrDescriber.describe("6212000000000000001");
        assertThat(payer.kind()).isEqualTo(QrDescription.Kind.PAYER_CODE);
        assertThat(payer.toString()).doesNotContain("6212000000000000001");
        assertThat(QrDescriber.describe("hello").valid()).isFalse();
        QrDescription broken = QrDescriber.describe("00020159036304ABCD");
        assertThat(broken.kind()).isEqualTo(QrDescription.Kind.MERCHANT_PRESENTED);
        assertThat(broken.readable()).isFalse();
    }

    @Test
    void shouldMaskCardNumbersThatStandAsMerchantAccounts() {
        MerchantQr payload = new MerchantQr(List.of(DataObject.of("02", "6212340000000008")));

        assertThat(QrDescriber.describe("000201" + payload.text()).toString())
                .contains("621234******0008")
                .doesNotContain("6212340000000008");
    }

    /** Two rows of modules a line; filled is light. */
    private static String readTerminal(String text) throws ReaderException {
        List<String> lines = text.lines().toList();
        int side = lines.getFirst().length();
        int scale = 4;
        int[] pixels = new int[side * scale * side * scale];
        Arrays.fill(pixels, 0xFFFFFF);
        for (int y = 0; y < side * scale; y++) {
            String line = lines.get(y / scale / 2);
            for (int x = 0; x < side * scale; x++) {
                char block = line.charAt(x / scale);
                boolean light = block == '█' || block == (y / scale % 2 == 0 ? '▀' : '▄');
                pixels[y * side * scale + x] = light ? 0xFFFFFF : 0;
            }
        }
        RGBLuminanceSource source = new RGBLuminanceSource(side * scale, side * scale, pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }
}
