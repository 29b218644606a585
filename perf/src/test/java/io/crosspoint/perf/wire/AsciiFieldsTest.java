package io.crosspoint.perf.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.MessageView;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Random;

class AsciiFieldsTest {

    @Property(tries = 300)
    void shouldFindFieldsWhereTheCodecFindsThem(@ForAll long seed) {
        byte[] message = randomMessage(new Random(seed));
        MessageView view = new MessageView(Dialects.bundled("iso87-ascii"));
        assertThat(view.wrap(new UnsafeBuffer(message), 0, message.length))
                .as(() -> view.error().describe())
                .isTrue();
        ByteBuf in = Unpooled.wrappedBuffer(message);
        for (int de = 2; de <= 63; de++) {
            assertThat(AsciiFields.find(in, 0, message.length, de))
                    .as("DE%d", de)
                    .isEqualTo(view.offset(de));
        }
    }

    private static byte[] randomMessage(Random random) {
        AsciiMessage message = new AsciiMessage("0200");
        for (int de = 2; de <= 63; de++) {
            if (random.nextInt(3) == 0 && (de < 28 || de > 31) && de != 52 && de != 55) {
                int length = length(de, random);
                message.with(de, "1".repeat(length));
            }
        }
        if (random.nextBoolean()) {
            message.with(100, "1234");
        }
        return message.bytes();
    }

    private static int length(int de, Random random) {
        for (int length = 1; length < 100; length++) {
            if (AsciiFields.prefixLength(de) == 0 && AsciiFields.fits(de, length)) {
                return length;
            }
        }
        return 1 + random.nextInt(11);
    }

    @Test
    void shouldSayWhenAFieldIsAbsent() {
        byte[] message = new AsciiMessage("0800").with(11, "000001").with(70, "301").bytes();
        ByteBuf in = Unpooled.wrappedBuffer(message);
        assertThat(AsciiFields.find(in, 0, message.length, 7)).isEqualTo(AsciiFields.ABSENT);
        assertThat(AsciiFields.find(in, 0, message.length, 39)).isEqualTo(AsciiFields.ABSENT);
        assertThat(AsciiFields.find(in, 0, message.length, 11)).isEqualTo(36);
    }

    @Test
    void shouldRefuseWhatCannotBeWalked() {
        assertMalformed("0200");
        assertMalformed("0200ZZ00000000000000");
        assertMalformed("020040000000000000001"); // DE2 cut in its length
        assertMalformed("02004000000000000000XX12"); // length of DE2 is no number
        assertMalformed("0200400000000000000019123"); // DE2 shorter than its length
        assertMalformed("02008000000000000000"); // second bitmap missing
    }

    private static void assertMalformed(String text) {
        ByteBuf in = Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
        assertThat(AsciiFields.find(in, 0, text.length(), 11))
                .as(text)
                .isEqualTo(AsciiFields.MALFORMED);
    }

    @Test
    void shouldRefuseContentThatDoesNotFit() {
        AsciiMessage message = new AsciiMessage("0200");
        assertThatThrownBy(() -> message.with(11, "12345"))
                .hasMessage("DE11: length 5 does not fit the field");
        assertThatThrownBy(() -> new AsciiMessage("200")).hasMessageContaining("4 digits");
    }
}
