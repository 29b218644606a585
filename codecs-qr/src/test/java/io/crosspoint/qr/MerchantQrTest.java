package io.crosspoint.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.qr.MerchantQrReading.Accepted;
import io.crosspoint.qr.MerchantQrReading.Refused;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

final class MerchantQrTest {
    private static final Map<String, String> SPECIMENS = Specimens.of("merchant-presented.txt");

    private static String specimen(String name) {
        return Objects.requireNonNull(SPECIMENS.get(name));
    }

    private static MerchantQr read(String text) {
        MerchantQrReading reading = MerchantQrDecoder.read(text, Strictness.LENIENT);
        assertThat(reading).as(text).isInstanceOf(Accepted.class);
        return ((Accepted) reading).payload();
    }

    private static List<String> paths(MerchantQrReading reading) {
        return reading.defects().stream().map(Defect::path).toList();
    }

    @Test
    void shouldComputeTheCheckValueOfTheStandard() {
        assertThat(Crc16.text(Crc16.of("123456789"))).isEqualTo("29B1");
    }

    @Test
    void shouldWriteEverySpecimenAsItWasRead() {
        assertThat(SPECIMENS).hasSize(6);
        SPECIMENS.values().forEach(text -> assertThat(read(text).text()).isEqualTo(text));
    }

    @Test
    void shouldNameOnlyTheMissingFieldsOfTheSpecimensThatLackThem() {
        SPECIMENS.forEach(
                (name, text) -> {
                    List<String> expected =
                            switch (name) {
                                case "promptpay-sample", "vietqr-sample" ->
                                        List.of("52", "59", "60");
                                default -> List.of();
                            };
                    MerchantQrReading reading = MerchantQrDecoder.read(text, Strictness.STRICT);
                    assertThat(paths(reading)).as(name).isEqualTo(expected);
                    assertThat(reading instanceof Accepted).isEqualTo(expected.isEmpty());
                });
    }

    @Test
    void shouldReadValuesCountedInCharacters() {
        MerchantQr annex = read(specimen("emvco-mpm-annex"));

        assertThat(annex.isDynamic()).isTrue();
        assertThat(annex.value("59")).contains("BEST TRANSPORT");
        assertThat(annex.value("64", "02")).contains("北京");
        assertThat(annex.value("54")).contains("23.72");
        assertThat(annex.value("62", "09")).contains("ME");
        assertThat(annex.value("62", "42")).isEmpty();
    }

    @Test
    void shouldTakeUnionPaysAccountApart() {
        UnionPayAccount account =
                read(specimen("unionpay-hong-kong")).unionPayAccount().orElseThrow();

        assertThat(account)
                .isEqualTo(new UnionPayAccount("25000344", "00020344", "100000000000006"));
        assertThat(account.value()).hasSize(UnionPayAccount.LENGTH);
    }

    @Test
    void shouldRefuseAWrongChecksumInBothWays() {
        String wrong = specimen("pix-manual").replace("Fulano", "Fulana");

        for (Strictness strictness : Strictness.values()) {
            MerchantQrReading reading = MerchantQrDecoder.read(wrong, strictness);
            assertThat(reading).isInstanceOf(Refused.class);
            assertThat(paths(reading)).containsExactly("63");
        }
    }

    @Test
    void shouldForgiveLooseChecksumsWhenLenient() {
        String text = specimen("leading-zero-crc");
        String body = text.substring(0, text.length() - 4);
        List<String> loose =
                List.of(specimen("pix-manual").replace("1D3D", "1d3d"), body + "7B", body + "07b");

        for (String one : loose) {
            assertThat(read(one).value("58")).isPresent();
            MerchantQrReading strict = MerchantQrDecoder.read(one, Strictness.STRICT);
            assertThat(strict).isInstanceOf(Refused.class);
            assertThat(paths(strict)).contains("63");
        }
    }

    @Test
    void shouldListEveryBrokenRuleWithItsPlace() {
        List<DataObject> objects = new ArrayList<>(read(specimen("leading-zero-crc")).objects());
        objects.replaceAll(
                object ->
                        switch (object.id()) {
                            case "01" -> DataObject.of("01", "13");
                            case "53" -> DataObject.of("53", "15X");
                            case "59" -> DataObject.of("59", "N".repeat(26));
                            default -> object;
                        });
        objects.add(DataObject.of("54", "0.00"));
        objects.add(DataObject.of("55", "03"));
        objects.add(DataObject.template("62", List.of(DataObject.of("00", "x"))));
        String text = new MerchantQr(objects).text();

        MerchantQrReading strict = MerchantQrDecoder.read(text, Strictness.STRICT);
        assertThat(paths(strict)).containsExactly("57", "01", "53", "59", "54", "62/00");
        assertThat(read(text).value("59")).contains("N".repeat(26));
        assertThat(strict.defects().get(3))
                .isEqualTo(new Defect("59", "26 characters", "at most 25"));
    }

    @Test
    void shouldRefuseToWriteWhatBreaksARule() {
        MerchantQr bare = new MerchantQr(List.of(DataObject.of("00", "01")));

        assertThatThrownBy(bare::strictText)
                .isInstanceOf(QrException.class)
                .hasMessageContaining("52: none (expected: one, it is mandatory)");
        MerchantQr whole = read(specimen("emvco-mpm-annex"));
        assertThat(whole.strictText()).isEqualTo(specimen("emvco-mpm-annex"));
    }

    @Test
    void shouldFindRepeatedIdsAndLengthsThatReachTooFar() {
        String twice =
                new MerchantQr(List.of(DataObject.of("00", "01"), DataObject.of("00", "01")))
                        .text();
        assertThat(MerchantQrDecoder.read(twice, Strictness.STRICT).defects())
                .contains(new Defect("00", "the id again", "no id twice at one level"));

        assertThat(MerchantQrDecoder.read("0002015999X63041234", Strictness.STRICT).defects())
                .contains(new Defect("59", "length 99 with 9 left", "length <= 9"));
    }

    @Property(tries = 300)
    void shouldReadWhatItWrote(@ForAll("payloads") MerchantQr payload) {
        MerchantQrReading reading = MerchantQrDecoder.read(payload.text(), Strictness.STRICT);

        assertThat(reading.defects()).isEmpty();
        assertThat(read(payload.text())).isEqualTo(payload);
    }

    @Property(tries = 300)
    void shouldNoticeEveryChangedCharacter(
            @ForAll("payloads") MerchantQr payload,
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll @IntRange(min = 32, max = 0x4FFF) int character) {
        StringBuilder text = new StringBuilder(payload.text());
        int at = place % (text.length() - 4);
        String before = text.toString();
        text.setCharAt(at, (char) character);

        MerchantQrReading reading = MerchantQrDecoder.read(text.toString(), Strictness.LENIENT);
        assertThat(reading instanceof Accepted)
                .isEqualTo(before.contentEquals(text) || collides(before, text.toString()));
    }

    @Property(tries = 1000)
    void shouldAnswerAnyTextWithAValue(@ForAll("texts") String text) {
        for (Strictness strictness : Strictness.values()) {
            if (MerchantQrDecoder.read(text, strictness) instanceof Accepted readable) {
                assertThat(read(readable.payload().text())).isEqualTo(readable.payload());
            }
        }
        assertThat(QrDescriber.describe(text)).isNotNull();
    }

    /** A change of more than two bytes of UTF-8 may leave the checksum as it was. */
    private static boolean collides(String before, String after) {
        return Crc16.of(before.substring(0, before.length() - 4))
                == Crc16.of(after.substring(0, after.length() - 4));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> mutated =
                Arbitraries.of(SPECIMENS.values())
                        .flatMap(
                                text ->
                                        Arbitraries.integers()
                                                .between(0, text.length() - 1)
                                                .map(at -> text.substring(0, at) + text));
        Arbitrary<String> digits = Arbitraries.strings().numeric().ofMaxLength(60);
        Arbitrary<String> sealed =
                Arbitraries.strings()
                        .ofMaxLength(80)
                        .map(s -> s + "6304")
                        .map(MerchantQrTest::seal);
        return Arbitraries.oneOf(mutated, digits, sealed, Arbitraries.strings().ofMaxLength(40));
    }

    private static String seal(String text) {
        return text + Crc16.text(Crc16.of(text));
    }

    @Provide
    Arbitrary<MerchantQr> payloads() {
        Arbitrary<String> names =
                Arbitraries.strings()
                        .withCharRange('a', 'z')
                        .withChars("京都 é𠮷")
                        .ofMinLength(1)
                        .ofMaxLength(12);
        Arbitrary<String> amounts =
                Arbitraries.longs().between(1, 99_999_999).map(v -> v / 100 + "." + v % 100 + "1");
        return names.flatMap(
                name ->
                        amounts.flatMap(
                                amount ->
                                        Arbitraries.integers()
                                                .between(26, 51)
                                                .map(id -> payload(name, amount, id))));
    }

    private static MerchantQr payload(String name, String amount, int account) {
        return new MerchantQr(
                List.of(
                        DataObject.of("00", "01"),
                        DataObject.of("01", "12"),
                        DataObject.template(
                                Integer.toString(account),
                                List.of(
                                        DataObject.of("00", "A000000333"),
                                        DataObject.of("01", name))),
                        DataObject.of("52", "5812"),
                        DataObject.of("53", "156"),
                        DataObject.of("54", amount),
                        DataObject.of("58", "CN"),
                        DataObject.of("59", name),
                        DataObject.of("60", name),
                        DataObject.template("62", List.of(DataObject.of("07", "T1")))));
    }
}
