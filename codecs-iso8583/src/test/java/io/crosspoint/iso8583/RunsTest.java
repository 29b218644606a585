package io.crosspoint.iso8583;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

/** Writing touches the bytes that it says it writes, and no other. */
class RunsTest {
    private static final Dialect DIALECT = Dialects.bundled("iso87-ascii");

    @Test
    void shouldCopyAllBytesAndNoOther() {
        byte[] from = new byte[256];
        for (int i = 0; i < from.length; i++) {
            from[i] = (byte) (i + 1);
        }
        for (int length = 0; length < 200; length++) {
            byte[] into = new byte[256];
            Runs.copy(new UnsafeBuffer(from), 3, new UnsafeBuffer(into), 5, length);
            for (int i = 0; i < into.length; i++) {
                boolean copied = i >= 5 && i < 5 + length;
                assertThat(into[i]).isEqualTo(copied ? from[i - 2] : 0);
            }
        }
    }

    @Test
    void shouldWriteNumbersOfEveryLengthAndNothingBeside() {
        for (int length = 1; length <= 19; length++) {
            UnsafeBuffer into =
                    new UnsafeBuffer("x".repeat(24).getBytes(StandardCharsets.US_ASCII));
            Digits.put(into, 2, length, 1_234_567_890_123_456_789L);
            assertThat(into.getStringWithoutLengthAscii(0, 24))
                    .isEqualTo(
                            "xx"
                                    + "1234567890123456789".substring(19 - length)
                                    + "x".repeat(22 - length));
        }
    }

    @Test
    void shouldCountDigits() {
        long power = 1;
        for (int digits = 1; digits <= 18; digits++) {
            power *= 10;
            assertThat(Digits.count(power - 1)).isEqualTo(digits);
            assertThat(Digits.count(power)).isEqualTo(digits + 1);
        }
        assertThat(Digits.count(Long.MAX_VALUE)).isEqualTo(19);
        assertThat(Digits.count(0)).isEqualTo(1);
    }

    @Test
    void shouldReadNumbersOfEveryLengthWhereverTheyLie() {
        for (int length = 0; length <= Digits.MOST; length++) {
            for (int at = 0; at < 10; at++) {
                String digits = "987654321987654321".substring(0, length);
                UnsafeBuffer in =
                        new UnsafeBuffer(
                                ("/".repeat(at) + digits).getBytes(StandardCharsets.US_ASCII));
                assertThat(Digits.number(in, at, length))
                        .isEqualTo(length == 0 ? 0 : Long.parseLong(digits));
            }
        }
    }

    @Test
    void shouldEncodeIntoExactlyTheRoomOfTheMessageWhateverWasSetBefore() {
        byte[] purchase = Specimens.purchase(DIALECT);
        MessageView source = Specimens.view(DIALECT, purchase);
        MessageWriter writer = new MessageWriter(DIALECT).startFrom(source, 210);
        writer.text(48, "A".repeat(400)).text(48, "B").remove(48).text(39, "00").text(39, "05");
        writer.number(11, 1);
        int length = purchase.length + 2;

        assertThat(writer.encode(new UnsafeBuffer(new byte[length + 3]), 3)).isEqualTo(length);
        assertThatThrownBy(() -> writer.encode(new UnsafeBuffer(new byte[length - 1]), 0))
                .isInstanceOf(CodecException.class)
                .hasMessageContaining("" + (length - 1))
                .hasMessageContaining("" + length);
    }

    @Test
    void shouldRefuseNumbersOfMoreDigitsThanTheField() {
        MessageWriter writer = new MessageWriter(DIALECT).start(200);
        assertThat(writer.number(11, 999_999).has(11)).isTrue();
        assertThatThrownBy(() -> writer.number(11, 1_000_000)).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> writer.number(11, -1)).isInstanceOf(CodecException.class);
        assertThatThrownBy(() -> writer.number(11, Long.MIN_VALUE))
                .isInstanceOf(CodecException.class);
    }
}
