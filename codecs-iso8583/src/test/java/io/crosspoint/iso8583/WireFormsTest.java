package io.crosspoint.iso8583;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crosspoint.iso8583.document.DocumentException;
import io.crosspoint.iso8583.json.MessageJson;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;

/** Every encoding with every length, one field at a time. */
class WireFormsTest {
    private static final String[] PREFIXES = {"ascii", "bcd", "binary", "ebcdic", "hex"};
    private static final String[] COUNTS = {"units", "bytes", "nibbles"};
    private static final String[] FIELDS = {
        "n text",
        "n bcd-left",
        "n bcd-right",
        "n ebcdic-037",
        "n ebcdic-1047",
        "z text",
        "z bcd-left",
        "z bcd-right",
        "z ebcdic-037",
        "x+n text",
        "x+n signed-bcd",
        "x+n ebcdic-1047",
        "an text",
        "an ebcdic-037",
        "ans text",
        "ans ebcdic-1047",
        "ans raw",
        "ans hex",
        "b raw",
        "b hex"
    };

    @TempDir Path folder = Path.of("");

    private Dialect dialect(String field) throws IOException {
        return Dialects.load(
                Files.writeString(
                        folder.resolve("forms.yaml"),
                        """
                        name: forms
                        wire: {mti: bcd, bitmap: raw}
                        fields:
                          2: {name: tried, %s}
                        """
                                .formatted(field)));
    }

    private static String hex(Dialect dialect, String content) {
        byte[] message = Specimens.encoded(new MessageWriter(dialect).start(200).text(2, content));
        return HexFormat.of().withUpperCase().formatHex(message, 10, message.length);
    }

    @ParameterizedTest
    @CsvSource({
        "'type: n, length: LL, max: 9, encoding: ebcdic-037', 123, 3033F1F2F3",
        "'type: n, length: LL, max: 9, prefix: ebcdic', 123, F0F3313233",
        "'type: n, length: L, max: 9, prefix: binary, encoding: bcd-left', 123, 031230",
        "'type: n, length: LL, max: 9, prefix: binary, encoding: bcd-right', 123, 00030123",
        "'type: n, length: L, max: 9, prefix: binary, counts: bytes, encoding: bcd-left', 1234, 021234",
        "'type: n, length: LL, max: 9, prefix: hex, encoding: text', 123456789, 3039313233343536373839",
        "'type: b, length: LL, max: 20, prefix: hex, encoding: raw', 0102030405060708090A0B, 30420102030405060708090A0B",
        "'type: b, length: L, max: 20, prefix: binary, counts: nibbles, encoding: raw', 010203, 06010203",
        "'type: b, length: LL, max: 20, prefix: ascii, counts: bytes, encoding: hex', 0A0B, 303430413042",
        "'type: z, length: L, max: 20, prefix: binary, counts: bytes, encoding: bcd-left', 12=4, 0212D4",
        "'type: x+n, length: fixed, max: 9, encoding: ebcdic-1047', D5, C4F0F0F0F0F0F0F0F5",
        "'type: ans, length: fixed, max: 4, encoding: ebcdic-037', A[, C1BA4040",
        "'type: ans, length: fixed, max: 4, encoding: ebcdic-1047', A[, C1AD4040",
        "'type: an, length: fixed, max: 4, padding: {side: left}', AB, 20204142",
        "'type: an, length: fixed, max: 4, padding: {with: F}', AB, 41424646",
        "'type: n, length: fixed, max: 4, padding: {side: right}', 12, 31323030",
        "'type: ans, length: fixed, max: 3, encoding: ebcdic-037, padding: {side: left}', A, 4040C1",
        "'type: n, length: LLLL, max: 9, prefix: binary', 5, 0000000135",
        "'type: n, length: LLL, max: 9, prefix: bcd, counts: bytes, encoding: text', 55, 00023535"
    })
    void shouldPack(String field, String content, String expected) throws IOException {
        Dialect dialect = dialect(field);
        assertThat(hex(dialect, content)).isEqualTo(expected);
    }

    @Test
    void shouldRoundTripEveryEncodingWithEveryLength() throws IOException {
        Random random = new Random(5);
        int tried = 0;
        for (String form : FIELDS) {
            String type = form.split(" ", -1)[0];
            String encoding = form.split(" ", -1)[1];
            for (String prefix : PREFIXES) {
                for (String counts : COUNTS) {
                    Dialect dialect =
                            dialect(
                                    "type: %s, length: LLL, max: 60, prefix: %s, counts: %s, encoding: %s"
                                            .formatted(type, prefix, counts, encoding));
                    for (int units = 2; units <= 60; units += 2) {
                        roundTrip(dialect, units, random);
                        tried++;
                    }
                }
            }
        }
        assertThat(tried).isEqualTo(FIELDS.length * PREFIXES.length * COUNTS.length * 30);
    }

    /** A BCD length in bytes keeps even counts of digits only; behind a sign, odd ones. */
    private static void roundTrip(Dialect dialect, int units, Random random) {
        FieldSpec field = Objects.requireNonNull(dialect.field(2));
        boolean signed = field.type() == ContentType.XN && units > 0;
        String content = FieldContents.exactly(field, signed ? units - 1 : units, random);
        byte[] bytes = Specimens.encoded(new MessageWriter(dialect).start(200).text(2, content));
        MessageView view = Specimens.view(dialect, bytes);

        assertThat(Specimens.text(view, 2)).as(field.toString()).isEqualTo(content);
        MessageJson json = new MessageJson(dialect);
        assertThat(json.encode(json.decode(view, true))).isEqualTo(bytes);
        for (int cut = 10; cut < bytes.length; cut++) {
            assertThat(new MessageView(dialect).wrap(new UnsafeBuffer(bytes), 0, cut)).isFalse();
        }
    }

    @Test
    void shouldSurviveAnyBytes() throws IOException {
        Random random = new Random(11);
        for (String form : FIELDS) {
            for (String prefix : PREFIXES) {
                Dialect dialect =
                        dialect(
                                "type: %s, length: L%s, max: 4, prefix: %s, counts: %s, encoding: %s"
                                        .formatted(
                                                form.split(" ", -1)[0],
                                                "L".repeat(random.nextInt(4)),
                                                prefix,
                                                COUNTS[random.nextInt(3)],
                                                form.split(" ", -1)[1]));
                MessageView view = new MessageView(dialect);
                for (int i = 0; i < 300; i++) {
                    byte[] bytes = new byte[10 + random.nextInt(20)];
                    random.nextBytes(bytes);
                    System.arraycopy(
                            HexFormat.of().parseHex("02004000000000000000"), 0, bytes, 0, 10);
                    if (!view.wrap(new UnsafeBuffer(bytes), 0, bytes.length)) {
                        assertThat(view.error().describe()).contains("expected: ");
                    } else {
                        assertThat(Specimens.text(view, 2)).isNotNull();
                    }
                }
            }
        }
    }

    @Test
    void shouldReadNumbersOfEbcdic() throws IOException {
        Dialect dialect = dialect("type: n, length: fixed, max: 6, encoding: ebcdic-1047");
        byte[] bytes = Specimens.encoded(new MessageWriter(dialect).start(200).number(2, 42));
        MessageView view = Specimens.view(dialect, bytes);
        assertThat(view.number(2)).isEqualTo(42);
        bytes[12] = 'x';
        assertThat(view.wrap(new UnsafeBuffer(bytes), 0, bytes.length)).isFalse();
        assertThat(view.error().describe())
                .isEqualTo("field 2, byte 12: content byte 0x78 (expected: EBCDIC digits)");
    }

    @Test
    void shouldWriteAllOfAMessageInEbcdic() throws IOException {
        Dialect dialect =
                Dialects.load(
                        Files.writeString(
                                folder.resolve("mainframe.yaml"),
                                """
                                name: mainframe
                                extends: iso87-ascii
                                wire: {mti: ebcdic, bitmap: ebcdic, text: ebcdic-1047, prefix: ebcdic}
                                """));
        MessageWriter writer =
                new MessageWriter(dialect)
                        .start(800)
                        .number(7, 1_121_010_203)
                        .number(11, 42)
                        .text(48, "hello")
                        .number(70, 301);
        byte[] bytes = Specimens.encoded(writer);
        String text = new String(bytes, Charset.forName("IBM1047"));
        assertThat(text)
                .isEqualTo(
                        "0800"
                                + "8220000000010000"
                                + "0400000000000000"
                                + "1121010203000042005hello301");
        MessageView view = Specimens.view(dialect, bytes);
        assertThat(view.mti()).isEqualTo(800);
        assertThat(view.number(70)).isEqualTo(301);
        assertThat(
                        new MessageJson(dialect)
                                .decode(view, true)
                                .get("fields")
                                .get("48")
                                .stringValue())
                .isEqualTo("hello");
        byte[] ascii =
                Specimens.encoded(
                        new MessageWriter(Dialects.bundled("iso87-ascii")).startFrom(view, 800));
        assertThat(new String(ascii, StandardCharsets.US_ASCII)).isEqualTo(text);
        bytes[2] = '0';
        assertThat(view.wrap(new UnsafeBuffer(bytes), 0, bytes.length)).isFalse();
        assertThat(view.error().kind()).isEqualTo(CodecError.Kind.BAD_MTI);
        bytes[2] = (byte) 0xF0;
        bytes[5] = (byte) 0xC7;
        assertThat(view.wrap(new UnsafeBuffer(bytes), 0, bytes.length)).isFalse();
        assertThat(view.error().kind()).isEqualTo(CodecError.Kind.BAD_BITMAP);
    }

    @Test
    void shouldReadAThirdBitmap() throws IOException {
        Dialect dialect =
                Dialects.load(
                        Files.writeString(
                                folder.resolve("third.yaml"),
                                """
                                name: third
                                extends: iso87-ascii
                                wire: {bitmaps: 3}
                                fields:
                                  192: {name: last, type: ans, length: LL, max: 9}
                                """));
        byte[] bytes =
                Specimens.encoded(
                        new MessageWriter(dialect).start(200).number(3, 1).text(192, "end"));
        assertThat(new String(bytes, StandardCharsets.US_ASCII))
                .isEqualTo(
                        "0200"
                                + "A000000000000000"
                                + "8000000000000000"
                                + "0000000000000001"
                                + "000001"
                                + "03end");
        assertThat(Specimens.text(Specimens.view(dialect, bytes), 192)).isEqualTo("end");
    }

    @Test
    void shouldRefusePaddingThatTheFieldCannotHold() {
        for (String field :
                new String[] {
                    "type: n, length: fixed, max: 4, padding: {with: x}",
                    "type: b, length: fixed, max: 4, padding: {with: x}"
                }) {
            DocumentException e =
                    catchThrowableOfType(DocumentException.class, () -> dialect(field));
            assertThat(e).as(field).hasMessageContaining("forms.yaml:4:");
        }
    }

    @Test
    void shouldRefuseALengthThatCannotCountTheField() {
        DocumentException e =
                catchThrowableOfType(
                        DocumentException.class,
                        () ->
                                dialect(
                                        "type: b, length: L, max: 200, prefix: binary, counts:"
                                                + " nibbles, encoding: raw"));
        assertThat(e).hasMessageContaining("/fields/2/max: 200 (expected: <= 127)");
    }
}
