package io.crosspoint.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crosspoint.qr.ConsumerQrReading.Accepted;
import io.crosspoint.qr.ConsumerQrReading.Refused;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

final class ConsumerQrTest {
    private static final Map<String, String> SPECIMENS = Specimens.of("consumer-presented.txt");
    private static final String CARD = "6212340000000008";

    private static ConsumerQr read(String text) {
        ConsumerQrReading reading = ConsumerQrDecoder.read(text, Strictness.LENIENT);
        assertThat(reading).as(reading.toString()).isInstanceOf(Accepted.class);
        return ((Accepted) reading).payload();
    }

    private static ConsumerQr unionPayLike(String cardTag, String cardHex) {
        return new ConsumerQr(
                List.of(
                        BerObject.of("85", "4350563031"),
                        BerObject.template(
                                "61",
                                List.of(
                                        BerObject.of("4F", "A000000333010102"),
                                        BerObject.of(cardTag, cardHex),
                                        BerObject.template(
                                                "63", List.of(BerObject.of("9F36", "0001")))))));
    }

    @Test
    void shouldWriteEverySpecimenAsItWasRead() {
        assertThat(SPECIMENS).hasSize(2);
        SPECIMENS.forEach(
                (name, text) -> {
                    assertThat(ConsumerQrDecoder.read(text, Strictness.STRICT).defects())
                            .as(name)
                            .isEmpty();
                    assertThat(read(text).strictText()).isEqualTo(text);
                });
    }

    @Test
    void shouldFindWhatStandsInTemplates() {
        ConsumerQr annex = read(Objects.requireNonNull(SPECIMENS.get("emvco-cpm-annex-b2")));

        BerObject common = annex.object("62").orElseThrow();
        assertThat(common.child("5F20").orElseThrow().hex())
                .isEqualTo(
                        HexFormat.of().withUpperCase().formatHex("CARDHOLDER/EMV".getBytes(UTF_8)));
        assertThat(common.child("64").orElseThrow().child("9F26")).isPresent();
    }

    @Test
    void shouldMaskTheCardInEveryText() {
        ConsumerQr track = unionPayLike("57", CARD + "D30122010000000F");
        ConsumerQr number = unionPayLike("5A", CARD);

        for (ConsumerQr payload : List.of(track, number)) {
            String masked = QrDescriber.describe(payload.text()).toString();
            assertThat(masked).contains("621234******0008").doesNotContain(CARD, "3012201");
            assertThat(payload.toString()).doesNotContain(CARD);
            assertThat(QrDescriber.describe(payload.text(), true).toString()).contains(CARD);
        }
    }

    @Test
    void shouldNotShowTheCardOfABrokenTemplate() {
        String text = unionPayLike("5A", CARD).text();
        byte[] bytes = Base64.getDecoder().decode(text);
        bytes[bytes.length - 3] = 0x7F;
        String broken = Base64.getEncoder().encodeToString(bytes);

        assertThat(QrDescriber.describe(broken).toString()).doesNotContain(CARD);
        assertThat(ConsumerQrDecoder.read(broken, Strictness.STRICT)).isInstanceOf(Refused.class);
    }

    @Test
    void shouldListBrokenRules() {
        ConsumerQr bare = new ConsumerQr(List.of(BerObject.of("50", "41")));
        assertThat(ConsumerQrDecoder.read(bare.text(), Strictness.STRICT).defects())
                .extracting(Defect::path)
                .containsExactly("85", "61");
        assertThatThrownBy(bare::strictText).isInstanceOf(QrException.class);

        ConsumerQr noCard = unionPayLike("50", "41");
        assertThat(ConsumerQrDecoder.read(noCard.text(), Strictness.STRICT).defects())
                .extracting(Defect::path)
                .containsExactly("61/57");
        assertThat(ConsumerQrDecoder.read("hQV!", Strictness.LENIENT)).isInstanceOf(Refused.class);
    }

    @Property(tries = 500)
    void shouldReadWhatItWrote(@ForAll("trees") List<BerObject> objects) {
        ConsumerQr payload = new ConsumerQr(objects);
        assertThat(read(payload.text())).isEqualTo(payload);
    }

    @Property(tries = 1000)
    void shouldAnswerAnyTextWithAValue(@ForAll("texts") String text) {
        for (Strictness strictness : Strictness.values()) {
            assertThat(ConsumerQrDecoder.read(text, strictness).defects()).isNotNull();
        }
        assertThat(QrDescriber.describe(text).toString()).doesNotContain("1234589012345");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(SPECIMENS.values())
                .flatMap(
                        text -> {
                            byte[] bytes = Base64.getDecoder().decode(text);
                            return Arbitraries.integers()
                                    .between(1, bytes.length - 1)
                                    .flatMap(
                                            at -> Arbitraries.bytes().map(b -> with(bytes, at, b)));
                        });
    }

    private static String with(byte[] bytes, int at, byte value) {
        byte[] changed = bytes.clone();
        changed[at] = value;
        return Base64.getEncoder().encodeToString(changed);
    }

    @Provide
    Arbitrary<List<BerObject>> trees() {
        Arbitrary<String> values =
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofMaxSize(300)
                        .map(bytes -> HexFormat.of().withUpperCase().formatHex(bytes));
        Arbitrary<BerObject> leaves =
                Arbitraries.of("85", "4F", "57", "5A", "9F36", "5F20", "9F8101")
                        .flatMap(tag -> values.map(value -> BerObject.of(tag, value)));
        Arbitrary<BerObject> templates =
                leaves.list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .flatMap(
                                inside ->
                                        Arbitraries.of("61", "62", "63")
                                                .map(tag -> BerObject.template(tag, inside)));
        return Arbitraries.oneOf(leaves, templates).list().ofMinSize(1).ofMaxSize(3);
    }
}
