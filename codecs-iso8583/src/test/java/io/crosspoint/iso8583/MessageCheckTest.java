package io.crosspoint.iso8583;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crosspoint.iso8583.document.Defect;
import io.crosspoint.iso8583.document.DocumentException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

class MessageCheckTest {
    private static final String HOUSE =
            """
            name: house
            extends: iso87-ascii
            messages:
              "0200":
                mandatory: [3, 11]
                forbidden: [39]
                conditional:
                  - {mandatory: [4], processing: ["00", "20"]}
                  - {mandatory: [90], processing: ["20"], absent: [38, 61]}
                  - {mandatory: [23], forbidden: [45], present: [55]}
                  - {mandatory: [38], condition: ["06"]}
              "0201": {like: "0200", forbidden: []}
              "0800":
                mandatory: [70]
                optional: [7, 11]
                conditional:
                  - {mandatory: [53], present: [11]}
            """;

    @TempDir Path folder = Path.of("");

    private Dialect house = Dialects.bundled("iso87-ascii");
    private final MessageCheck check = new MessageCheck();

    @BeforeEach
    void load() throws IOException {
        house = Dialects.load(Files.writeString(folder.resolve("house.yaml"), HOUSE));
    }

    private String found(MessageWriter writer) {
        MessageView view = Specimens.view(house, Specimens.encoded(writer));
        assertThat(check.check(view)).isEqualTo(check.kind() == MessageCheck.Kind.NONE);
        return check.describe();
    }

    private MessageWriter message(int mti) {
        return new MessageWriter(house).start(mti);
    }

    @Test
    void shouldTellAMissingFieldAndAForbiddenOne() {
        assertThat(found(message(200).number(11, 1)))
                .isEqualTo("field 3: missing (expected: present in 0200)");
        assertThat(check.kind()).isEqualTo(MessageCheck.Kind.MISSING);
        assertThat(check.path()).isEqualTo("3");
        assertThat(found(message(200).number(3, 310_000).number(11, 1).text(39, "00")))
                .isEqualTo("field 39: present (expected: absent from 0200)");
        assertThat(check.field()).isEqualTo(39);
        assertThat(found(message(200).number(3, 310_000).number(11, 1))).isEqualTo("no error");
        assertThat(check.path()).isEmpty();
        assertThat(found(message(300)))
                .as("a type the dialect does not know")
                .isEqualTo("no error");
    }

    @Test
    void shouldAskForFieldsByProcessingCodeAndByOtherFields() {
        assertThat(found(message(200).number(3, 0).number(11, 1)))
                .isEqualTo(
                        "field 4: missing (expected: present in 0200 when DE3 begins with 00 or"
                                + " 20)");
        MessageWriter voided = message(200).number(3, 200_000).number(4, 1).number(11, 1);
        assertThat(found(voided))
                .isEqualTo(
                        "field 90: missing (expected: present in 0200 when DE3 begins with 20 and"
                                + " DE38 and DE61 are absent)");
        assertThat(found(voided.text(38, "123456"))).isEqualTo("no error");
        MessageWriter chip = message(200).number(3, 310_000).number(11, 1).text(55, "9F2701");
        assertThat(found(chip))
                .isEqualTo("field 23: missing (expected: present in 0200 when DE55 is present)");
        assertThat(found(chip.number(23, 1))).isEqualTo("no error");
        assertThat(found(chip.text(45, "B6212")))
                .isEqualTo("field 45: present (expected: absent from 0200 when DE55 is present)");
        assertThat(found(message(200).number(3, 310_000).number(11, 1).number(25, 6)))
                .isEqualTo("field 38: missing (expected: present in 0200 when DE25 is 06)");
    }

    @Test
    void shouldTakeRulesFromAnotherTypeKeyByKey() {
        MessageWriter repeat = message(201).number(3, 310_000).number(11, 1).text(39, "00");
        assertThat(found(repeat)).isEqualTo("no error");
        assertThat(found(message(201).number(3, 0).number(11, 1)))
                .startsWith("field 4: missing (expected: present in 0201 when");
    }

    @Test
    void shouldForbidWhatAClosedListDoesNotName() {
        assertThat(found(message(800).number(70, 301).number(7, 1))).isEqualTo("no error");
        assertThat(found(message(800).number(70, 301).text(48, "x")))
                .isEqualTo("field 48: present (expected: absent from 0800)");
        assertThat(found(message(800).number(70, 301).number(11, 1)))
                .startsWith("field 53: missing");
        assertThat(found(message(800).number(70, 301).number(11, 1).number(53, 1)))
                .isEqualTo("no error");
        assertThat(Objects.requireNonNull(house.messageType(800)).forbidden(2)).isTrue();
    }

    @Test
    void shouldRefuseRulesThatContradictThemselves() throws IOException {
        assertDefect("  \"0200\": {mandatory: [3], forbidden: [3]}", 4, "/messages/0200/forbidden");
        assertDefect("  \"0200\": {optional: [65]}", 4, "/messages/0200/optional");
        assertDefect("  \"0200\": {like: \"0999\"}", 4, "/messages/0200/like");
        assertDefect(
                "  \"0200\":\n    conditional:\n      - {mandatory: [129], present: [3]}",
                6,
                "/messages/0200/conditional");
        assertDefect("  \"0200\":\n    conditional:\n      - {mandatory: [4]}", 6, "");
        assertDefect("  \"0200\":\n    conditional:\n      - {present: [4]}", 6, "");
    }

    private void assertDefect(String message, int line, String path) throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("wrong.yaml"),
                        "name: wrong\nextends: iso87-ascii\nmessages:\n" + message + "\n");
        DocumentException e =
                catchThrowableOfType(DocumentException.class, () -> Dialects.load(file));
        assertThat(e).as(message).isNotNull();
        List<Defect> defects = e.defects();
        assertThat(defects.getFirst().line()).as(message).isEqualTo(line);
        assertThat(defects.getFirst().column()).isPositive();
        assertThat(defects.getFirst().path()).startsWith(path);
    }

    @ParameterizedTest
    @CsvSource({
        "1100, 30000, 100, PRE_AUTHORISATION",
        "1100, 0, 101, PRE_AUTHORISATION",
        "1110, 200000, -1, PRE_AUTHORISATION_VOID",
        "1200, 0, 200, PURCHASE",
        "1200, 0, -1, PURCHASE",
        "1201, 0, 201, COMPLETION",
        "1210, 200000, 202, COMPLETION_VOID",
        "1200, 200000, 200, VOID",
        "1220, 0, 202, COMPLETION_ADVICE",
        "1220, 0, 200, OFFLINE_SALE",
        "1230, 200000, -1, REFUND",
        "1200, 310000, 108, BALANCE_INQUIRY",
        "1200, 210000, 200, TOP_UP",
        "1421, 0, 400, REVERSAL",
        "1530, -1, -1, RECONCILIATION",
        "1804, -1, 831, NETWORK_MANAGEMENT",
        "1814, -1, 831, NETWORK_MANAGEMENT",
        "200, 0, 200, UNKNOWN"
    })
    void shouldClassifyMessagesOf1993(int mti, int processing, int function, TransactionKind kind) {
        for (String name : List.of("iso93-ascii", "iso93-binary")) {
            assertThat(Dialects.bundled(name).classify(mti, processing, function, 1510))
                    .isEqualTo(kind);
        }
    }

    @Test
    void shouldClassifyReversalsOfTerminals() {
        Dialect pos = Dialects.bundled("pos");
        assertThat(pos.classify(400, 0, 0)).isEqualTo(TransactionKind.REVERSAL);
        assertThat(pos.classify(401, 200_000, 6)).isEqualTo(TransactionKind.REVERSAL);
        assertThat(pos.classify(200, 0, 0)).isEqualTo(TransactionKind.PURCHASE);
        assertThat(pos.messageType(420)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1200, 1210", "1201, 1210", "1421, 1430", "1804, 1814", "1805, 1814", "1800, 1810"})
    void shouldKnowTheAnswersOf1993(int mti, int answer) {
        Dialect dialect = Dialects.bundled("iso93-ascii");
        assertThat(Objects.requireNonNull(dialect.messageType(mti)).answerMti()).isEqualTo(answer);
    }

    @Test
    void shouldTranslateResponseCodesOfTheStandards() {
        Dialect dialect = Dialects.bundled("iso93-binary");
        assertThat(dialect.responseCode("00")).isEqualTo("000");
        assertThat(dialect.responseCode("00", 1430)).isEqualTo("400");
        assertThat(dialect.responseCode("00", 1814)).isEqualTo("800");
        assertThat(dialect.responseCode("51", 1430)).isEqualTo("116");
        assertThat(dialect.standardResponseCode("116")).isEqualTo("51");
        assertThat(dialect.standardResponseCode("400")).isEqualTo("00");
        assertThat(dialect.standardResponseCode("002")).isEqualTo("00");
        assertThat(dialect.standardResponseCode("163")).isEqualTo("05");
        assertThat(dialect.standardResponseCode("106")).isEqualTo("75");
        assertThat(dialect.standardResponseCode("777")).isEqualTo("777");
        assertThat(dialect.standardResponseCode("")).isEmpty();
        Dialect ascii = Dialects.bundled("iso87-ascii");
        assertThat(ascii.responseCode("00", 430)).isEqualTo("00");
        assertThat(ascii.standardResponseCode("51")).isEqualTo("51");
    }

    @ParameterizedTest
    @CsvSource({
        "00", "01", "03", "04", "05", "12", "13", "14", "15", "20", "22", "25", "30", "34", "38",
        "40", "41", "43", "45", "51", "54", "55", "57", "58", "59", "61", "62", "63", "64", "65",
        "68", "75", "90", "91", "92", "94", "96", "97", "98", "99", "A0", "A2", "A4", "A5", "A6"
    })
    void shouldHaveAnActionCodeForEachResponseCode(String code) {
        Dialect dialect = Dialects.bundled("iso93-ascii");
        String own = dialect.responseCode(code);
        assertThat(own).matches("[0-9]{3}");
        String back = dialect.standardResponseCode(own);
        assertThat(back).matches("[0-9A-Z]{2}");
        assertThat(back.equals("00"))
                .as("approval stays approval")
                .isEqualTo(code.equals("00") || code.matches("A[2456]"));
    }
}
