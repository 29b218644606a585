package io.crosspoint.iso8583.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.iso8583.CodecException;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.iso8583.Specimens;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.Charset;

class MessageJsonTest {
    private final Dialect cups = Dialects.bundled("cups");
    private final Dialect ascii = Dialects.bundled("iso87-ascii");

    @ParameterizedTest
    @ValueSource(strings = {"balance inquiry with PIN", "balance inquiry answer"})
    void shouldGiveBackTheBytesOfASpecimen(String name) {
        byte[] bytes = Specimens.named(name);
        MessageJson json = new MessageJson(cups);
        JsonNode open = json.decode(Specimens.view(cups, bytes), true);

        assertThat(json.encode(JsonMapper.shared().readTree(open.toString()))).isEqualTo(bytes);
    }

    @Test
    void shouldTakeASpecimenApart() {
        MessageView view = Specimens.view(cups, Specimens.named("balance inquiry with PIN"));
        JsonNode message = new MessageJson(cups).decode(view, true);
        JsonNode fields = message.get("fields");

        assertThat(message.get("mti").stringValue()).isEqualTo("0200");
        assertThat(fields.has("1")).isFalse();
        assertThat(fields.get("2").stringValue()).isEqualTo("6251880000051688");
        assertThat(fields.get("52").stringValue()).isEqualTo("0000000000000000");
        assertThat(fields.get("53").get("1").stringValue()).isEqualTo("2");
        assertThat(fields.get("63").get("SM").stringValue())
                .isEqualTo("E069374A9BC6AB9A659912BE707F8243");
        assertThat(fields.get("128").stringValue()).isEqualTo("0D612014");
    }

    @Test
    void shouldTakeIccDataAndOriginalDataApart() {
        MessageWriter writer =
                new MessageWriter(cups)
                        .start(420)
                        .text(55, "9F2701807103860101")
                        .text(90, "020000012311210102030004802000000048020000")
                        .text(48, "AB free text")
                        .text(57, "ASAB003one" + "CD000")
                        .text(63, "544B30303930323030343132333437");
        JsonNode fields = decode(cups, writer, true).get("fields");

        assertThat(fields.get("55").toString())
                .isEqualTo("{\"9F27\":\"80\",\"71\":{\"86\":\"01\"}}");
        assertThat(fields.get("90").get("2").stringValue()).isEqualTo("000123");
        assertThat(fields.get("90").size()).isEqualTo(5);
        assertThat(fields.get("48").toString()).isEqualTo("{\"AB\":\" free text\"}");
        assertThat(fields.get("57").toString()).isEqualTo("{\"AS\":{\"AB\":\"one\",\"CD\":\"\"}}");
        assertThat(fields.get("63").isString()).as("TK whose length passes the end").isTrue();
    }

    @Test
    void shouldReadIccDataInHexToo() {
        JsonNode fields = decode(ascii, Specimens.purchase(ascii), true).get("fields");

        assertThat(fields.get("55").get("9F26").stringValue()).isEqualTo("A1B2C3D4E5F60708");
    }

    @Test
    void shouldShowAFieldWholeWhenItHasNotItsShape() {
        for (String content :
                new String[] {"free text", "9f2701", "9F27018", "9F27", "", "9f270180"}) {
            byte[] bytes = Specimens.encoded(new MessageWriter(ascii).start(200).text(55, content));
            JsonNode message = decode(ascii, bytes, true);

            assertThat(message.get("fields").get("55").isString()).as(content).isTrue();
            assertThat(new MessageJson(ascii).encode(message)).isEqualTo(bytes);
        }
    }

    @Test
    void shouldKeepTextOfOtherScripts() {
        byte[] name = "中国银联 商户".getBytes(Charset.forName("GB18030"));
        MessageWriter writer = new MessageWriter(cups).start(200).text(43, name, 0, name.length);
        byte[] bytes = Specimens.encoded(writer);
        JsonNode message = decode(cups, bytes, true);

        assertThat(message.get("fields").get("43").stringValue()).startsWith("中国银联 商户  ");
        assertThat(new MessageJson(cups).encode(message)).isEqualTo(bytes);
    }

    @Test
    void shouldGiveBackBytesThatAreNoText() {
        byte[] noText = {(byte) 0xFF, 0, (byte) 0x81};
        MessageWriter writer =
                new MessageWriter(cups).start(200).text(44, noText, 0, noText.length);
        byte[] bytes = Specimens.encoded(writer);
        JsonNode message = decode(cups, bytes, true);

        assertThat(message.get("fields").get("44").toString()).isEqualTo("{\"hex\":\"FF0081\"}");
        assertThat(new MessageJson(cups).encode(message)).isEqualTo(bytes);
    }

    @Test
    void shouldNeverShowSensitiveContent() {
        for (String name : new String[] {"cups", "iso87-ascii", "iso87-binary"}) {
            Dialect dialect = Dialects.bundled(name);
            byte[] bytes = Specimens.purchase(dialect);
            String masked = decode(dialect, bytes, false).toString();
            String described =
                    new MessageDescription(dialect).describe(Specimens.view(dialect, bytes));
            for (String text : new String[] {masked, described}) {
                assertThat(text).contains("625678******0008").contains("A1B2C3D4E5F60708");
                assertThat(text).doesNotContain("6256780000000008");
                assertThat(text).doesNotContain("30122010000012345678");
                assertThat(text).doesNotContain("0123456789ABCDEF");
            }
        }
    }

    @Test
    void shouldHideTagsWhereverTheyAre() {
        String icc =
                "5713"
                        + "62567800000000080D30122010000012345678F".substring(0, 38)
                        + "5F2005"
                        + "4E414D4531"
                        + "9F6B02"
                        + "ABCD"
                        + "70045602EEEE"
                        + "9902"
                        + "CAFE";
        JsonNode message = decode(cups, new MessageWriter(cups).start(200).text(55, icc), false);

        assertThat(message.get("fields").get("55").toString())
                .isEqualTo(
                        "{\"57\":\"***\",\"5F20\":\"***\",\"9F6B\":\"***\",\"70\":{\"56\":\"***\"},"
                                + "\"99\":\"***\"}");
    }

    @Test
    void shouldHideAWholeFieldThatItCannotTakeApart() {
        String longerThanNeeded = "5A81086256780000000008";
        JsonNode message =
                decode(cups, new MessageWriter(cups).start(200).text(55, longerThanNeeded), false);

        assertThat(message.get("fields").get("55").stringValue()).isEqualTo("***");
    }

    @Test
    void shouldMaskTokenData() {
        byte[] content =
                "TK034020166299000000000005070040001"
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        MessageWriter writer = new MessageWriter(cups).start(200);
        writer.bytes(63, new UnsafeBuffer(content), 0, content.length);
        byte[] bytes = Specimens.encoded(writer);

        assertThat(decode(cups, bytes, false).get("fields").get("63").toString())
                .doesNotContain("6299000000000005")
                .doesNotContain("30303031");
    }

    @Test
    void shouldDescribeAMessageAsATree() {
        String text =
                new MessageDescription(cups)
                        .describe(
                                Specimens.view(cups, Specimens.named("balance inquiry with PIN")));

        assertThat(text).startsWith("0200 financial request, balance inquiry\n");
        assertThat(text)
                .contains("  2    Primary account number (PAN)")
                .contains("625188******1688");
        assertThat(text).contains("\n      SM ***\n");
        assertThat(text).doesNotContain("E069374A").doesNotContain("28055010000000091");
    }

    @Test
    void shouldNotLetContentForgeALineOfALog() {
        byte[] forged = "x\n0200 ok\u001B[2J".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        MessageWriter writer =
                new MessageWriter(ascii).start(200).text(44, forged, 0, forged.length);
        String text =
                new MessageDescription(ascii)
                        .describe(Specimens.view(ascii, Specimens.encoded(writer)));

        assertThat(text).contains("x\\x0A0200 ok\\x1B[2J").hasLineCount(2);
    }

    @Test
    void shouldRefuseJsonThatIsNoMessage() {
        assertRefused("{}", "mti");
        assertRefused("{\"mti\":\"200\",\"fields\":{}}", "mti");
        assertRefused("{\"mti\":\"0200\"}", "fields");
        assertRefused("{\"mti\":\"0200\",\"fields\":{\"1\":\"00\"}}", "field fields");
        assertRefused("{\"mti\":\"0200\",\"fields\":{\"8\":\"1\"}}", "field fields");
        assertRefused("{\"mti\":\"0200\",\"fields\":{\"3\":1}}", "field 3");
        assertRefused("{\"mti\":\"0200\",\"fields\":{\"2\":\"***\"}}", "masked");
        assertRefused("{\"mti\":\"0200\",\"fields\":{\"2\":\"625678******0008\"}}", "field 2");
        assertRefused("{\"mti\":\"0200\",\"fields\":{\"55\":{\"5A\":\"6X\"}}}", "field 55.5A");
        assertRefused("{\"mti\":\"0200\",\"fields\":{\"55\":{\"9F\":\"60\"}}}", "field 55");
        assertRefused("{\"mti\":\"0200\",\"fields\":{\"90\":{\"1\":\"200\"}}}", "field 90.1");
        assertRefused("{\"mti\":\"0200\",\"fields\":{\"63\":{\"TKX\":\"\"}}}", "field 63");
        assertRefused("{\"mti\":\"0200\",\"fields\":{\"43\":{\"1\":\"\"}}}", "field 43");
    }

    private void assertRefused(String json, String message) {
        assertThatThrownBy(() -> new MessageJson(cups).encode(JsonMapper.shared().readTree(json)))
                .as(json)
                .isInstanceOf(CodecException.class)
                .hasMessageContaining(message);
    }

    private static JsonNode decode(Dialect dialect, MessageWriter writer, boolean open) {
        return decode(dialect, Specimens.encoded(writer), open);
    }

    private static JsonNode decode(Dialect dialect, byte[] bytes, boolean open) {
        return new MessageJson(dialect).decode(Specimens.view(dialect, bytes), open);
    }
}
