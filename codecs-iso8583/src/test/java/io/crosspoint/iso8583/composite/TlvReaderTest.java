package io.crosspoint.iso8583.composite;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.HexFormat;

class TlvReaderTest {
    private final TlvReader reader = new TlvReader();

    @Test
    void shouldWalkTagsAndLengthsOfEverySize() {
        wrap("9F2608A1B2C3D4E5F60708" + "5A00" + "DF8101811102" + "00".repeat(16) + "7103860101");

        assertElement(0x9F26, 8, false);
        assertElement(0x5A, 0, false);
        assertElement(0xDF8101, 17, false);
        assertElement(0x71, 3, true);
        assertThat(reader.next()).isFalse();
        assertThat(reader.malformed()).isFalse();
    }

    private void assertElement(int tag, int length, boolean constructed) {
        assertThat(reader.next()).isTrue();
        assertThat(reader.tag()).isEqualTo(tag);
        assertThat(reader.valueLength()).isEqualTo(length);
        assertThat(reader.constructed()).isEqualTo(constructed);
    }

    @Test
    void shouldFindATagFromTheBeginning() {
        byte[] bytes = HexFormat.of().parseHex("FFFF" + "9F3602000A" + "9F2701" + "80");
        reader.wrap(new UnsafeBuffer(bytes), 2, bytes.length - 2);

        assertThat(reader.find(0x9F27)).isTrue();
        assertThat(bytes[reader.valueOffset()]).isEqualTo((byte) 0x80);
        assertThat(reader.find(0x9F36)).isTrue();
        assertThat(reader.valueOffset()).isEqualTo(5);
        assertThat(reader.find(0x57)).isFalse();
    }

    @Test
    void shouldStopAtBytesThatAreNoElement() {
        for (String hex :
                new String[] {
                    "9F",
                    "9F26",
                    "9F2608A1",
                    "5A80",
                    "5A85FFFFFFFFFF",
                    "5A84FFFFFFFF",
                    "5A82FF",
                    "5A847FFFFFFF",
                    "DFFFFFFFFF01"
                }) {
            wrap(hex);
            assertThat(reader.next()).as(hex).isFalse();
            assertThat(reader.malformed()).as(hex).isTrue();
            assertThat(reader.next()).isFalse();
        }
    }

    @Property(tries = 500)
    void shouldNeverLeaveTheBytes(@ForAll byte[] bytes) {
        TlvReader any = new TlvReader().wrap(new UnsafeBuffer(bytes), 0, bytes.length);
        int steps = 0;
        while (any.next()) {
            assertThat(any.valueOffset() + any.valueLength()).isLessThanOrEqualTo(bytes.length);
            steps++;
        }
        assertThat(steps).isLessThanOrEqualTo(bytes.length / 2);
        assertThat(any.malformed() || any.position() == bytes.length).isTrue();
    }

    private void wrap(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        reader.wrap(new UnsafeBuffer(bytes), 0, bytes.length);
    }
}
