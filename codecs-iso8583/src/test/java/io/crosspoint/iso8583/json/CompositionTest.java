package io.crosspoint.iso8583.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.iso8583.CodecException;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.iso8583.Specimens;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Composed fields in composed fields, bitmaps inside fields, and elements that stand twice. */
class CompositionTest {
    private static final String HOUSE =
            """
            name: house
            extends: iso87-ascii
            fields:
              48:
                composite:
                  kind: bit-mapped
                  bytes: 2
                  bitmap: hex
                  fields:
                    1: {type: ans, length: fixed, max: 3}
                    2: {type: b, length: LL, max: 8, sensitive: hidden}
                    16:
                      type: ans
                      length: LLL
                      max: 99
                      composite: {kind: tag-list, tag: 3, length: 2, pans: ["002"]}
              60:
                composite:
                  kind: positional
                  parts: [2, 9]
                  shapes:
                    2: {kind: tag-list, tag: 2, length: 2, hidden: ["07"]}
              61:
                composite:
                  kind: tag-list
                  tag: 2
                  length: 3
                  known: ["01"]
                  tags:
                    "01": {kind: usage-list}
              63:
                type: b
                encoding: raw
                composite:
                  kind: bit-mapped
                  bytes: 1
                  fields:
                    8: {type: b, length: fixed, max: 2}
            """;

    @TempDir Path folder = Path.of("");

    private Dialect house = Dialects.bundled("iso87-ascii");

    @BeforeEach
    void load() throws IOException {
        house = Dialects.load(Files.writeString(folder.resolve("house.yaml"), HOUSE));
    }

    @Test
    void shouldKeepContentThatReadsLikeAMask() {
        Dialect cups = Dialects.bundled("cups");
        MessageView view =
                Specimens.view(
                        cups,
                        Specimens.encoded(
                                new MessageWriter(cups)
                                        .start(200)
                                        .text(44, "***")
                                        .text(48, "1C***")
                                        .text(56, "AB003***")));
        MessageJson json = new MessageJson(cups);
        byte[] before = new byte[view.messageLength()];
        view.buffer().getBytes(view.start(), before);

        assertThat(json.encode(json.decode(view, true))).isEqualTo(before);
        assertThat(json.decode(view, true).get("fields").get("44").toString())
                .isEqualTo("{\"hex\":\"2A2A2A\"}");
    }

    private MessageView message(int de, String content) {
        return Specimens.view(
                house, Specimens.encoded(new MessageWriter(house).start(200).text(de, content)));
    }

    private String open(int de, String content) {
        MessageView view = message(de, content);
        MessageJson json = new MessageJson(house);
        byte[] again = json.encode(json.decode(view, true));
        byte[] before = new byte[view.messageLength()];
        view.buffer().getBytes(view.start(), before);
        assertThat(again).isEqualTo(before);
        return json.decode(view, true).get("fields").get(Integer.toString(de)).toString();
    }

    private String masked(int de, String content) {
        return new MessageJson(house)
                .decode(message(de, content), false)
                .get("fields")
                .get(Integer.toString(de))
                .toString();
    }

    @Test
    void shouldTakeBitMappedPartsApart() {
        assertThat(open(48, "8000ABC")).isEqualTo("{\"1\":\"ABC\"}");
        assertThat(open(48, "C001ABC02\u0001\u00FE00700102xy"))
                .isEqualTo("{\"1\":\"ABC\",\"2\":\"01FE\",\"16\":{\"001\":\"xy\"}}");
        assertThat(open(63, "01BEEF")).isEqualTo("{\"8\":\"BEEF\"}");
        assertThat(masked(48, "400002ab")).isEqualTo("{\"2\":\"***\"}");
        assertThat(masked(48, "0001021002166256780000000008"))
                .isEqualTo("{\"16\":{\"002\":\"625678******0008\"}}");
    }

    @Test
    void shouldHideBitMappedContentThatHasNotItsShape() {
        for (String content :
                List.of("8000AB", "8000ABCD", "2000", "400009", "4000", "xx", "4000-1a", "c00")) {
            assertThat(open(48, content)).as(content).isEqualTo("\"" + content + "\"");
            assertThat(masked(48, content)).as(content).isEqualTo("\"***\"");
        }
    }

    @Test
    void shouldRefuseBitMappedPartsThatDoNotFit() {
        assertRefused("{\"48\":{\"3\":\"x\"}}", "field 48: another key");
        assertRefused("{\"48\":{\"1\":\"AB\"}}", "field 48.1: length 2 (expected: 3)");
        assertRefused(
                "{\"48\":{\"2\":\"000000000000000000\"}}", "field 48.2: length 9 (expected: <= 8)");
        assertRefused("{\"48\":{\"2\":\"xy\"}}", "field 48.2: other characters");
        assertRefused("{\"48\":{\"16\":{\"1\":\"x\"}}}", "field 48.16: another key");
    }

    private void assertRefused(String fields, String reason) {
        assertThatThrownBy(
                        () ->
                                new MessageJson(house)
                                        .encode(
                                                JsonMapper.shared()
                                                        .readTree(
                                                                "{\"mti\":\"0200\",\"fields\":"
                                                                        + fields
                                                                        + "}")))
                .isInstanceOf(CodecException.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void shouldTakeShapesInShapesApart() {
        assertThat(open(60, "AB0705abcde")).isEqualTo("{\"1\":\"AB\",\"2\":{\"07\":\"abcde\"}}");
        assertThat(masked(60, "AB0705abcde")).isEqualTo("{\"1\":\"AB\",\"2\":{\"07\":\"***\"}}");
        assertThat(masked(60, "AB0799abcde")).isEqualTo("\"***\"");
        assertThat(open(61, "01007XY002hi")).isEqualTo("{\"01\":{\"XY\":\"hi\"}}");
    }

    @Test
    void shouldKeepAndReportWhatStandsTwiceOrIsUnknown() {
        assertThat(open(55, "9F0101AA9F0101BB9F0101AA"))
                .isEqualTo("{\"9F01\":\"AA\",\"9F01#2\":\"BB\",\"9F01#3\":\"AA\"}");
        assertThat(masked(55, "5A0862567800000000085A086256780000000008"))
                .isEqualTo("{\"5A\":\"625678******0008\",\"5A#2\":\"625678******0008\"}");
        assertThat(masked(55, "570101570102")).isEqualTo("{\"57\":\"***\",\"57#2\":\"***\"}");
        assertThat(open(61, "02001a03001b02001c"))
                .isEqualTo("{\"02\":\"a\",\"03\":\"b\",\"02#2\":\"c\"}");
        Dialect cups = Dialects.bundled("cups");
        MessageView usages =
                Specimens.view(
                        cups,
                        Specimens.encoded(
                                new MessageWriter(cups).start(200).text(56, "AB001xAB001y")));
        assertThat(new MessageJson(cups).decode(usages, true).get("fields").get("56").toString())
                .isEqualTo("{\"AB\":\"x\",\"AB#2\":\"y\"}");

        MessageJson json = new MessageJson(house);
        assertThat(json.notes(message(61, "02001a01007XY002hi")))
                .containsExactly("61.02: not an element the dialect names");
        assertThat(json.notes(message(55, "71039F010071039F0100")))
                .contains("55.71#2: stands more than once");
        assertThat(json.notes(message(55, "DF7F0100")))
                .containsExactly("55.DF7F: not an element the dialect names");
        assertThat(json.notes(message(55, "9F260100"))).isEmpty();
        assertThat(new MessageDescription(house).describe(message(61, "02001a")))
                .contains("note: 61.02: not an element");
    }
}
