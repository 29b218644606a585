package io.crosspoint.perf.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.perf.wire.AsciiFields;
import io.crosspoint.perf.wire.AsciiMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class StanLocatorTest {
    private static final int[] LENGTHS_FROM_3 = {6, 12, 12, 12, 10, 8, 8, 8, 6, 6};

    @Property
    void shouldFindTheStanWhereTheWalkFindsIt(
            @ForAll @IntRange(max = 0x7FF) int present,
            @ForAll @IntRange(max = 19) int panLength,
            @ForAll boolean second,
            @ForAll @IntRange(max = 50) int before) {
        AsciiMessage message = new AsciiMessage("0200").with(49, "156");
        for (int de = 3; de <= 12; de++) {
            if ((present >> (de - 2) & 1) != 0) {
                message.with(de, "7".repeat(LENGTHS_FROM_3[de - 3]));
            }
        }
        if ((present & 1) != 0) {
            message.with(2, "4".repeat(panLength));
        }
        if (second) {
            message.with(100, "12345678");
        }
        byte[] bytes = message.bytes();
        ByteBuf in = Unpooled.buffer().writeZero(before).writeBytes(bytes);
        assertThat(StanLocator.find(in, before, bytes.length))
                .isEqualTo(AsciiFields.find(in, before, bytes.length, 11));
    }

    @Test
    void shouldRefuseWhatHasNoRoomForAStan() {
        assertThat(find("0200")).isEqualTo(AsciiFields.MALFORMED);
        assertThat(find("0200G020000000000000000001")).isEqualTo(AsciiFields.MALFORMED);
        assertThat(find("0200002000000000000012345")).isEqualTo(AsciiFields.MALFORMED);
        assertThat(find("02004020000000000000AA000001")).isEqualTo(AsciiFields.MALFORMED);
        assertThat(find("02008020000000000000")).isEqualTo(AsciiFields.MALFORMED);
        assertThat(find("02000000000000000000")).isEqualTo(AsciiFields.ABSENT);
        assertThat(find("02000020000000000000123456")).isEqualTo(20);
    }

    private static int find(String text) {
        return StanLocator.find(
                Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII), 0, text.length());
    }
}
