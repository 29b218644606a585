package io.crosspoint.iso8583;

import static org.assertj.core.api.Assertions.assertThat;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

class MessageViewTest {
    private final Dialect cups = Dialects.bundled("cups");
    private final Dialect ascii = Dialects.bundled("iso87-ascii");

    @Test
    void shouldIndexASpecimenFieldByField() {
        MessageView view = Specimens.view(cups, Specimens.named("balance inquiry with PIN"));

        assertThat(view.mti()).isEqualTo(200);
        assertThat(Specimens.text(view, 2)).isEqualTo("6251880000051688");
        assertThat(view.number(3)).isEqualTo(300_000);
        assertThat(view.has(4)).isFalse();
        assertThat(view.number(4)).isEqualTo(-1);
        assertThat(view.number(11)).isEqualTo(863_743);
        assertThat(view.length(35)).isEqualTo(34);
        assertThat(Specimens.text(view, 35)).startsWith("6251880000051688=");
        assertThat(Specimens.text(view, 41)).isEqualTo("12345678");
        assertThat(Specimens.text(view, 43)).startsWith("CHN29000CHINA UNIONPAY").hasSize(40);
        assertThat(Specimens.text(view, 52)).isEqualTo("0000000000000000");
        assertThat(view.length(63)).isEqualTo(21);
        assertThat(Specimens.text(view, 128)).isEqualTo("0D612014");
        assertThat(view.kind()).isEqualTo(TransactionKind.BALANCE_INQUIRY);
        assertThat(view.checkRequired()).isZero();
    }

    @Test
    void shouldIndexWhereverTheMessageLies() {
        byte[] message = Specimens.purchase(ascii);
        byte[] around = new byte[message.length + 40];
        System.arraycopy(message, 0, around, 17, message.length);
        MessageView view = new MessageView(ascii);

        assertThat(view.wrap(new UnsafeBuffer(around), 17, message.length)).isTrue();

        assertThat(view.number(4)).isEqualTo(12_345);
        String content =
                new String(around, view.offset(41), view.length(41), StandardCharsets.US_ASCII);
        assertThat(content).isEqualTo("T0000001");
    }

    @Test
    void shouldReadTheSameValuesFromPackedDigits() {
        Dialect binary = Dialects.bundled("iso87-binary");
        MessageView view = Specimens.view(binary, Specimens.purchase(binary));

        assertThat(view.messageLength()).isLessThan(Specimens.purchase(ascii).length);
        assertThat(view.mti()).isEqualTo(200);
        assertThat(view.number(4)).isEqualTo(12_345);
        assertThat(view.number(22)).isEqualTo(51);
        assertThat(view.units(35)).isEqualTo(37);
        assertThat(view.length(35)).isEqualTo(19);
        assertThat(Specimens.text(view, 35)).isEqualTo("6256780000000008=30122010000012345678");
        assertThat(Specimens.text(view, 52)).isEqualTo("0123456789ABCDEF");
    }

    @Test
    void shouldPackDigitsAsTheStandardsTablesSay() {
        Dialect binary = Dialects.bundled("iso87-binary");
        byte[] bytes =
                Specimens.encoded(
                        new MessageWriter(binary)
                                .start(200)
                                .text(2, "621234000000018")
                                .number(19, 156)
                                .text(28, "C00000123"));

        assertThat(bytes)
                .asHexString()
                .isEqualTo(
                        "0200"
                                + "4000201000000000"
                                + "15"
                                + "6212340000000180"
                                + "0156"
                                + "4300000123");
    }

    @Test
    void shouldRefuseBytesAfterTheLastField() {
        assertError(ascii, "0800" + "0000000000000000" + "X", CodecError.Kind.LEFT_OVER, -1, 20);
    }

    @Test
    void shouldRefuseAFrameThatEndsEarly() {
        assertError(ascii, "080", CodecError.Kind.TRUNCATED, 0, 0);
        assertError(ascii, "0800" + "002000000000", CodecError.Kind.TRUNCATED, 1, 4);
        assertError(
                ascii, "0800" + "0020000000000000" + "12345", CodecError.Kind.TRUNCATED, 11, 20);
        assertError(ascii, "0800" + "4000000000000000" + "1", CodecError.Kind.TRUNCATED, 2, 20);
        assertError(ascii, "0800" + "4000000000000000" + "16123", CodecError.Kind.TRUNCATED, 2, 22);
    }

    @Test
    void shouldRefuseLengthsThatAreTooLongOrNoDigits() {
        assertError(
                ascii,
                "0800" + "4000000000000000" + "20" + "1".repeat(20),
                CodecError.Kind.TOO_LONG,
                2,
                20);
        assertError(
                ascii, "0800" + "4000000000000000" + "-1" + "1", CodecError.Kind.BAD_LENGTH, 2, 20);
    }

    @Test
    void shouldRefuseUnknownFieldsAndBadBitmaps() {
        assertError(cups, "0800" + "\1\0\0\0\0\0\0\0", CodecError.Kind.UNKNOWN_FIELD, 8, 12);
        assertError(ascii, "0800" + "00G0000000000000", CodecError.Kind.BAD_BITMAP, 1, 4);
        assertError(
                ascii,
                "0800" + "8000000000000000" + "8000000000000000",
                CodecError.Kind.BAD_BITMAP,
                129,
                36);
        assertError(ascii, "08O0" + "0000000000000000", CodecError.Kind.BAD_MTI, 0, 0);
    }

    @Test
    void shouldShowWhatWasFoundOnlyOutsideSensitiveFields() {
        MessageView open = failed(ascii, "0800" + "0020000000000000" + "12x456");
        assertThat(open.error().describe())
                .isEqualTo("field 11, byte 22: content byte 0x78 (expected: digits)");

        MessageView hidden = failed(ascii, "0800" + "4000000000000000" + "16" + "62123400000000x8");
        assertThat(hidden.error().describe())
                .isEqualTo("field 2, byte 22: content byte (expected: digits)");
        assertThat(hidden.error().found()).isEqualTo(-1);
    }

    @Test
    void shouldHoldNoFieldAfterAFailure() {
        MessageView view = Specimens.view(ascii, Specimens.purchase(ascii));
        view.wrap(new UnsafeBuffer("0800".getBytes(StandardCharsets.US_ASCII)), 0, 4);

        assertThat(view.has(2)).isFalse();
        assertThat(view.length(2)).isZero();
        assertThat(view.offset(2)).isEqualTo(-1);
    }

    @Test
    void shouldSalvageTheFieldsBeforeTheOneAtFault() {
        byte[] bytes = Specimens.purchase(ascii);
        MessageView sound = Specimens.view(ascii, bytes);
        bytes[sound.offset(49)] = 'X';
        bytes[sound.offset(25)] = 'X';
        MessageView view = new MessageView(ascii);

        assertThat(view.wrap(new UnsafeBuffer(bytes), 0, bytes.length)).isFalse();
        assertThat(view.has(11)).isFalse();
        assertThat(view.salvage()).isTrue();

        assertThat(view.error().field()).isEqualTo(25);
        assertThat(view.number(11)).isEqualTo(sound.number(11));
        assertThat(view.has(23)).isEqualTo(sound.has(23));
        for (int de = 25; de <= 128; de++) {
            assertThat(view.has(de)).isFalse();
        }
    }

    @Test
    void shouldSalvageAllWhenOnlyBytesAreLeftOver() {
        byte[] bytes = Specimens.purchase(ascii);
        MessageView view = new MessageView(ascii);

        assertThat(
                        view.wrap(
                                new UnsafeBuffer(Arrays.copyOf(bytes, bytes.length + 3)),
                                0,
                                bytes.length + 3))
                .isFalse();
        assertThat(view.salvage()).isTrue();
        assertThat(view.has(11)).isTrue();
        assertThat(view.has(49)).isTrue();
    }

    @Test
    void shouldSalvageNothingWithoutMessageTypeOrBitmaps() {
        byte[] bytes = Specimens.purchase(ascii);
        MessageView view = new MessageView(ascii);
        for (int fault : new int[] {1, 7, 25}) {
            byte[] bad = bytes.clone();
            bad[fault] = '?';
            assertThat(view.wrap(new UnsafeBuffer(bad), 0, bad.length)).isFalse();
            assertThat(view.salvage()).isFalse();
            assertThat(view.has(3)).isFalse();
        }
    }

    @Test
    void shouldNameTheFirstMissingMandatoryField() {
        byte[] bytes =
                Specimens.encoded(new MessageWriter(ascii).start(800).number(7, 1).number(70, 301));

        assertThat(Specimens.view(ascii, bytes).checkRequired()).isEqualTo(11);
    }

    @Test
    void shouldAnswerForFieldsThatNoDialectHas() {
        MessageView view = Specimens.view(ascii, Specimens.purchase(ascii));

        assertThat(view.has(-1)).isFalse();
        assertThat(view.has(1)).isFalse();
        assertThat(view.has(129)).isFalse();
        assertThat(view.number(1000)).isEqualTo(-1);
    }

    private static void assertError(
            Dialect dialect, String message, CodecError.Kind kind, int field, int offset) {
        CodecError error = failed(dialect, message).error();
        assertThat(error.kind()).as(error.describe()).isEqualTo(kind);
        assertThat(error.field()).isEqualTo(field);
        assertThat(error.offset()).isEqualTo(offset);
        assertThat(error.describe()).contains("expected: ");
    }

    private static MessageView failed(Dialect dialect, String message) {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        MessageView view = new MessageView(dialect);
        assertThat(view.wrap(new UnsafeBuffer(bytes), 0, bytes.length)).isFalse();
        return view;
    }
}
