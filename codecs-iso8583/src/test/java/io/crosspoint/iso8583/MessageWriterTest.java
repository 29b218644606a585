package io.crosspoint.iso8583;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class MessageWriterTest {
    private final Dialect cups = Dialects.bundled("cups");
    private final Dialect ascii = Dialects.bundled("iso87-ascii");
    private final Dialect binary = Dialects.bundled("iso87-binary");

    @Test
    void shouldWriteTheBytesTheStandardAsksFor() {
        MessageWriter writer =
                new MessageWriter(ascii)
                        .start(210)
                        .number(11, 42)
                        .text(37, "ABC")
                        .text(38, "A1")
                        .text(2, "621234000000018")
                        .text(64, "00FF00FF00FF00FF");

        assertThat(Specimens.encoded(writer))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo(
                        "0210"
                                + "402000000C000001"
                                + "15621234000000018"
                                + "000042"
                                + "ABC         "
                                + "A1    "
                                + "00FF00FF00FF00FF");
    }

    @Test
    void shouldRewriteOnlyWhatChanged() {
        byte[] request = Specimens.purchase(ascii);
        MessageView view = Specimens.view(ascii, request);
        MessageWriter writer = new MessageWriter(ascii).startFrom(view, 210);
        writer.text(39, "00").number(11, 7).remove(52).remove(35).text(128, "0011223344556677");

        MessageView answer = Specimens.view(ascii, Specimens.encoded(writer));

        assertThat(answer.mti()).isEqualTo(210);
        assertThat(Specimens.text(answer, 39)).isEqualTo("00");
        assertThat(answer.number(11)).isEqualTo(7);
        assertThat(answer.has(52)).isFalse();
        assertThat(answer.has(35)).isFalse();
        assertThat(Specimens.text(answer, 128)).isEqualTo("0011223344556677");
        for (int de : new int[] {2, 3, 4, 7, 12, 13, 37, 41, 42, 43, 49, 53, 55, 100}) {
            assertThat(Specimens.text(answer, de)).isEqualTo(Specimens.text(view, de));
        }
    }

    @Test
    void shouldCopyAMessageUnchanged() {
        for (Dialect dialect : new Dialect[] {ascii, binary, cups}) {
            byte[] request = Specimens.purchase(dialect);
            MessageWriter writer =
                    new MessageWriter(dialect).startFrom(Specimens.view(dialect, request), 200);

            assertThat(Specimens.encoded(writer)).isEqualTo(request);
        }
    }

    @Test
    void shouldDropTheSecondBitmapWithItsLastField() {
        byte[] request = Specimens.purchase(cups);
        MessageWriter writer =
                new MessageWriter(cups).startFrom(Specimens.view(cups, request), 200);

        byte[] shorter = Specimens.encoded(writer.remove(100));

        assertThat(shorter).hasSize(request.length - 8 - 10);
        assertThat(Specimens.view(cups, shorter).has(100)).isFalse();
    }

    @Test
    void shouldTranscodeThereAndBack() {
        byte[] request = Specimens.purchase(ascii);
        for (Dialect other : new Dialect[] {cups, binary}) {
            MessageWriter there = new MessageWriter(other);
            there.startFrom(Specimens.view(ascii, request), 200);
            assertThat(there.dropped()).isZero();
            byte[] middle = Specimens.encoded(there);
            assertThat(middle).hasSizeLessThan(request.length);

            MessageWriter back = new MessageWriter(ascii);
            back.startFrom(Specimens.view(other, middle), 200);

            assertThat(Specimens.encoded(back)).isEqualTo(request);
        }
    }

    @Test
    void shouldTurnHexIntoBytesOnTheWayToARawDialect() {
        MessageWriter writer = new MessageWriter(cups);
        writer.startFrom(Specimens.view(ascii, Specimens.purchase(ascii)), 200);
        MessageView view = Specimens.view(cups, Specimens.encoded(writer));

        assertThat(view.length(52)).isEqualTo(8);
        assertThat(view.buffer().getByte(view.offset(52) + 1)).isEqualTo((byte) 0x23);
        assertThat(view.buffer().getByte(view.offset(55))).isEqualTo((byte) 0x9F);
    }

    @Test
    void shouldReportFieldsThatTheTargetDoesNotHave() {
        byte[] request =
                Specimens.encoded(
                        new MessageWriter(ascii)
                                .start(200)
                                .number(11, 1)
                                .number(8, 5)
                                .text(46, "more")
                                .text(48, "x".repeat(600)));
        MessageWriter writer = new MessageWriter(cups);
        writer.startFrom(Specimens.view(ascii, request), 200);

        assertThat(writer.dropped()).isEqualTo(3);
        assertThat(writer.dropped(8)).isTrue();
        assertThat(writer.dropped(46)).isTrue();
        assertThat(writer.dropped(48)).isTrue();
        assertThat(writer.dropped(11)).isFalse();
        assertThat(writer.start(200).dropped()).isZero();
    }

    @Test
    void shouldDropTextThatShouldBeHexAndIsNot() {
        byte[] request = Specimens.encoded(new MessageWriter(ascii).start(200).text(55, "no hex"));
        MessageWriter writer = new MessageWriter(cups);
        writer.startFrom(Specimens.view(ascii, request), 200);

        assertThat(writer.dropped(55)).isTrue();
    }

    @Test
    void shouldCarryTokenDataBetweenDialects() {
        String tokenData = "TK009020051234";
        byte[] request = Specimens.encoded(new MessageWriter(ascii).start(200).text(63, tokenData));
        MessageWriter writer = new MessageWriter(cups);
        writer.startFrom(Specimens.view(ascii, request), 200);
        byte[] bytes = Specimens.encoded(writer);

        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).endsWith("014" + tokenData);
    }

    @Test
    void shouldCopyOneFieldFromAnyMessage() {
        MessageView source = Specimens.view(ascii, Specimens.purchase(ascii));
        MessageWriter writer =
                new MessageWriter(binary)
                        .start(210)
                        .copy(2, source)
                        .copy(60, source)
                        .copy(52, source);
        MessageView view = Specimens.view(binary, Specimens.encoded(writer));

        assertThat(Specimens.text(view, 2)).isEqualTo("6256780000000008");
        assertThat(Specimens.text(view, 52)).isEqualTo("0123456789ABCDEF");
        assertThat(view.has(60)).isFalse();
    }

    @Test
    void shouldRefuseValuesThatDoNotFit() {
        MessageWriter writer = new MessageWriter(ascii).start(200);
        assertRefused(() -> writer.text(2, "62123400000000000000"), "field 2: length 20");
        assertRefused(() -> writer.number(11, 1_234_567), "field 11: length 7");
        assertRefused(() -> writer.number(11, -1), "field 11: a negative number");
        assertRefused(() -> writer.text(4, "12a"), "field 4: other characters");
        assertRefused(() -> writer.text(28, "X0000001"), "field 28: other characters");
        assertRefused(() -> writer.text(52, "0123"), "field 52: length 2");
        assertRefused(() -> writer.text(52, "012"), "field 52: other characters");
        assertRefused(() -> writer.text(65, "1"), "field 65: not defined");
        assertRefused(() -> writer.number(129, 1), "field 129: not defined");
        assertRefused(() -> writer.start(10_000), "field mti: 10000");
        assertRefused(
                () -> new MessageWriter(binary).start(200).text(35, "12x"),
                "field 35: other characters");
    }

    @Test
    void shouldNeverWritePastTheTarget() {
        MessageWriter writer = new MessageWriter(ascii).start(800).number(11, 1);
        UnsafeBuffer into = new UnsafeBuffer(new byte[25]);

        assertRefused(() -> writer.encode(into, 0), "room for 25 bytes");
        assertThat(into.byteArray()).containsOnly(0);
    }

    @Test
    void shouldBeginEmptyAfterWipe() {
        MessageWriter writer =
                new MessageWriter(ascii).start(200).text(2, "621234000000018").wipe();

        assertThat(writer.has(2)).isFalse();
        assertThat(Specimens.encoded(writer.start(800)))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("0800" + "0".repeat(16));
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(CodecException.class).hasMessageContaining(message);
    }
}
