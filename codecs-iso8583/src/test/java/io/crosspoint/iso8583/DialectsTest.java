package io.crosspoint.iso8583;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crosspoint.iso8583.document.Defect;
import io.crosspoint.iso8583.document.DocumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

class DialectsTest {
    @TempDir Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "iso87-ascii, iso87",
        "iso87-binary, iso87",
        "iso93-ascii, iso93",
        "iso93-binary, iso93",
        "cups, cups"
    })
    void shouldHaveEveryFieldOfItsTable(String name, String table) throws IOException {
        Dialect dialect = Dialects.bundled(name);
        List<String> rows = table(table);
        assertThat(rows).hasSizeGreaterThan(50);
        for (String row : rows) {
            String[] columns = row.split(",", -1);
            FieldSpec field = dialect.field(Integer.parseInt(columns[0]));
            assertThat(field).as(row).isNotNull();
            Objects.requireNonNull(field);
            assertThat(field.type())
                    .as(row)
                    .isEqualTo(
                            columns[1].equals("x+n")
                                    ? ContentType.XN
                                    : ContentType.valueOf(
                                            columns[1].toUpperCase(java.util.Locale.ROOT)));
            int digits = columns[2].equals("fixed") ? 0 : columns[2].length();
            assertThat(field.prefix().digits()).as(row).isEqualTo(digits);
            assertThat(field.max()).as(row).isEqualTo(Integer.parseInt(columns[3]));
        }
        long defined =
                java.util.stream.IntStream.rangeClosed(2, 128)
                        .filter(de -> dialect.field(de) != null)
                        .count();
        assertThat(defined).isEqualTo(rows.size());
    }

    private static List<String> table(String name) throws IOException {
        try (InputStream in =
                        Objects.requireNonNull(
                                DialectsTest.class.getResourceAsStream(
                                        "/tables/" + name + ".csv"));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, 0, 0, PURCHASE",
        "210, 3000, 0, PURCHASE",
        "201, 0, -1, PURCHASE",
        "200, 200000, 0, VOID",
        "220, 200000, 0, REFUND",
        "100, 30000, 6, PRE_AUTHORISATION",
        "100, 200000, 6, PRE_AUTHORISATION_VOID",
        "200, 0, 6, COMPLETION",
        "220, 0, 6, COMPLETION_ADVICE",
        "200, 200000, 6, COMPLETION_VOID",
        "200, 310000, 0, BALANCE_INQUIRY",
        "100, 300000, 0, BALANCE_INQUIRY",
        "200, 300000, 2, BALANCE_INQUIRY",
        "220, 0, 0, OFFLINE_SALE",
        "200, 210000, 0, TOP_UP",
        "420, 0, 0, REVERSAL",
        "401, 200000, 6, REVERSAL",
        "530, -1, -1, RECONCILIATION",
        "800, -1, -1, NETWORK_MANAGEMENT",
        "200, 990000, 0, UNKNOWN",
        "200, 0, 99, UNKNOWN",
        "200, -1, -1, UNKNOWN",
        "9999, 0, 0, UNKNOWN",
        "-1, 0, 0, UNKNOWN"
    })
    void shouldClassify(int mti, int processing, int condition, TransactionKind kind) {
        assertThat(Dialects.bundled("cups").classify(mti, processing, condition)).isEqualTo(kind);
        assertThat(Dialects.bundled("iso87-ascii").classify(mti, processing, condition))
                .isEqualTo(kind);
    }

    @Test
    void shouldKnowTheAnswerOfEachRequest() {
        Dialect dialect = Dialects.bundled("iso87-ascii");
        assertThat(type(dialect, 200).answerMti()).isEqualTo(210);
        assertThat(type(dialect, 201).answerMti()).isEqualTo(210);
        assertThat(type(dialect, 421).answerMti()).isEqualTo(430);
        assertThat(type(dialect, 800).answerMti()).isEqualTo(810);
        assertThat(type(dialect, 201).mandatory(41)).isTrue();
        assertThat(type(dialect, 201).mandatory(60)).isFalse();
        assertThat(dialect.messageType(300)).isNull();
    }

    private static MessageType type(Dialect dialect, int mti) {
        return Objects.requireNonNull(dialect.messageType(mti));
    }

    @Test
    void shouldExtendAnotherFile() throws IOException {
        Files.writeString(
                folder.resolve("house.yaml"),
                """
                name: house
                extends: iso87-ascii
                fields:
                  48: {max: 120}
                  60: null
                  61: {name: Loyalty, type: n, length: LL, max: 20, sensitive: hidden}
                response-codes: {"51": "116"}
                """);
        Path shop =
                Files.writeString(
                        folder.resolve("shop.yaml"),
                        """
                        name: shop
                        extends: house
                        messages:
                          "0200": {mandatory: [2, 61]}
                        """);

        Dialect dialect = Dialects.load(shop);

        assertThat(dialect.name()).isEqualTo("shop");
        assertThat(field(dialect, 48).max()).isEqualTo(120);
        assertThat(field(dialect, 48).type()).isEqualTo(ContentType.ANS);
        assertThat(dialect.field(60)).isNull();
        assertThat(field(dialect, 61).sensitivity()).isEqualTo(Sensitivity.HIDDEN);
        assertThat(dialect.responseCode("51")).isEqualTo("116");
        assertThat(dialect.responseCode("00")).isEqualTo("00");
        assertThat(type(dialect, 200).mandatory(61)).isTrue();
        assertThat(type(dialect, 200).mandatory(41)).isFalse();
    }

    private static FieldSpec field(Dialect dialect, int de) {
        return Objects.requireNonNull(dialect.field(de));
    }

    @Test
    void shouldTellLineAndColumnOfEveryDefect() throws IOException {
        List<Defect> defects =
                defects(
                        """
                        name: wrong
                        extends: iso87-ascii
                        fields:
                          48: {max: 0}
                          61: {tipe: n}
                          200: {max: 3}
                        wire: {mti: baudot}
                        """);

        assertThat(defects).extracting(Defect::line).contains(4, 5, 7).allMatch(line -> line > 0);
        assertThat(defects.getFirst().column()).isGreaterThan(5);
        assertThat(defects.getFirst().path()).isEqualTo("/fields/48/max");
        assertThat(defects.getFirst().found()).isEqualTo("0");
        assertThat(defects.getFirst().expected()).isEqualTo(">= 1");
        assertThat(defects).anyMatch(defect -> defect.found().contains("tipe"));
        assertThat(defects).anyMatch(defect -> defect.found().contains("200"));
        assertThat(defects).anyMatch(defect -> defect.expected().contains("ascii"));
    }

    @Test
    void shouldTellDefectsThatNoSchemaSees() throws IOException {
        assertThat(
                        defects(
                                """
                                name: wrong
                                extends: iso87-ascii
                                fields:
                                  48: {length: LL, max: 120}
                                """))
                .singleElement()
                .matches(defect -> defect.line() == 4 && defect.expected().equals("<= 99"));
        assertThat(
                        defects(
                                """
                                name: wrong
                                extends: iso87-ascii
                                messages:
                                  "0200": {mandatory: [2, 65]}
                                """))
                .singleElement()
                .matches(defect -> defect.line() == 4 && defect.found().equals("field 65"));
        assertThat(defects("name: wrong\nextends: wrong\n"))
                .singleElement()
                .matches(defect -> defect.line() == 2 && defect.found().contains("circle"));
        assertThat(defects("name: wrong\nextends: nowhere\n"))
                .singleElement()
                .matches(defect -> defect.line() == 2 && defect.found().equals("nowhere"));
        assertThat(
                        defects(
                                """
                                name: wrong
                                extends: iso87-ascii
                                fields:
                                  4: {charset: no-such-charset}
                                """))
                .singleElement()
                .matches(defect -> defect.line() == 4);
        assertThat(
                        defects(
                                """
                                name: wrong
                                extends: iso87-ascii
                                fields:
                                  4: {encoding: hex}
                                """))
                .singleElement()
                .matches(defect -> defect.line() == 4 && defect.found().equals("hex"));
    }

    @Test
    void shouldNameTheFileOfADefectThatItsBaseBrings() throws IOException {
        Files.writeString(
                folder.resolve("base.yaml"),
                "name: base\nextends: iso87-ascii\nmessages:\n  \"0200\": {mandatory: [3, 48]}\n");
        Path file =
                Files.writeString(
                        folder.resolve("wrong.yaml"),
                        "name: wrong\nextends: base\nfields:\n  48: null\n");
        DocumentException e =
                catchThrowableOfType(DocumentException.class, () -> Dialects.load(file));

        assertThat(e.defects())
                .singleElement()
                .matches(defect -> defect.file().endsWith("base.yaml") && defect.line() == 4)
                .matches(defect -> defect.path().equals("/messages/0200/mandatory"));
    }

    private List<Defect> defects(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("wrong.yaml"), yaml);
        DocumentException e =
                catchThrowableOfType(DocumentException.class, () -> Dialects.load(file));
        assertThat(e).as(yaml).isNotNull();
        assertThat(e).hasMessageContaining("wrong.yaml");
        return e.defects();
    }
}
