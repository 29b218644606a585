package io.crosspoint.iso8583.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.iso8583.Specimens;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

class CupsHeaderTest {
    private final byte[] specimen = Specimens.named("46-byte header");
    private final CupsHeader header = new CupsHeader();

    @Test
    void shouldReadTheSpecimen() {
        assertThat(header.wrap(new UnsafeBuffer(specimen), 0, 407)).isTrue();

        assertThat(header.flag()).isEqualTo(CupsHeader.PRODUCTION);
        assertThat(header.totalLength()).isEqualTo(407);
        assertThat(header.destination()).isEqualTo(3_050_001);
        assertThat(header.source()).isEqualTo(10_000);
        assertThat(header.batch()).isEqualTo(1);
        assertThat(header.transactionInformation()).isZero();
        assertThat(header.userInformation()).isZero();
        assertThat(header.rejectCode()).isZero();
    }

    @Test
    void shouldExchangeTheAddressesForAnAnswerAndBack() {
        header.wrap(new UnsafeBuffer(specimen), 0, 407);
        UnsafeBuffer answer = new UnsafeBuffer(new byte[CupsHeader.LENGTH]);
        header.answer(answer, 0, 100, 30);
        CupsHeader answered = new CupsHeader();

        assertThat(answered.wrap(answer, 0, 146)).isTrue();
        assertThat(answered.destination()).isEqualTo(10_000);
        assertThat(answered.source()).isEqualTo(3_050_001);
        assertThat(answered.rejectCode()).isEqualTo(30);

        UnsafeBuffer back = new UnsafeBuffer(new byte[CupsHeader.LENGTH]);
        answered.answer(back, 0, 361, 0);
        assertThat(back.byteArray()).isEqualTo(specimen);
    }

    @Test
    void shouldWriteOneOfOurOwn() {
        UnsafeBuffer into = new UnsafeBuffer(new byte[CupsHeader.LENGTH]);
        CupsHeader.write(into, 0, CupsHeader.TEST, 48_020_000, 12_345_678_901L, 361);

        assertThat(header.wrap(into, 0, 407)).isTrue();
        assertThat(header.flag()).isEqualTo(CupsHeader.TEST);
        assertThat(header.destination()).isEqualTo(48_020_000);
        assertThat(header.source()).isEqualTo(12_345_678_901L);
        assertThat(header.rejectCode()).isZero();
    }

    @Test
    void shouldRefuseWhatContradictsItself() {
        assertThat(header.wrap(new UnsafeBuffer(specimen), 0, 45)).isFalse();
        assertThat(header.wrap(new UnsafeBuffer(specimen), 0, 408)).isFalse();
        assertThat(header.wrap(changed(0, 'X'), 0, 407)).isFalse();
        assertThat(header.wrap(changed(3, 'X'), 0, 407)).isFalse();
        assertThat(header.wrap(changed(45, 'X'), 0, 407)).isFalse();
        assertThat(header.wrap(changed(8, 'X'), 0, 407)).isTrue();
        assertThat(header.destination()).isEqualTo(-1);
    }

    private UnsafeBuffer changed(int at, char c) {
        byte[] bytes = Arrays.copyOf(specimen, specimen.length);
        bytes[at] = (byte) c;
        return new UnsafeBuffer(bytes);
    }

    @Test
    void shouldRefuseNumbersThatDoNotFit() {
        UnsafeBuffer into = new UnsafeBuffer(new byte[CupsHeader.LENGTH]);
        assertThatThrownBy(() -> CupsHeader.write(into, 0, 2, 123_456_789_012L, 1, 10))
                .isInstanceOf(FramingException.class);
        assertThatThrownBy(() -> CupsHeader.write(into, 0, 2, 1, 1, 10_000))
                .isInstanceOf(FramingException.class);
    }
}
