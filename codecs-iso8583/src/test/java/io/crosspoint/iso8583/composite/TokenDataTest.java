package io.crosspoint.iso8583.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.FieldSpec;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

class TokenDataTest {
    private static final int TK = UsageReader.usage('T', 'K');

    private final UnsafeBuffer into = new UnsafeBuffer(new byte[1200]);

    @Test
    void shouldWriteWhatItReads() {
        Composite.TagList shape = cupsShape();
        TagListWriter writer = new TagListWriter(shape).start(into, 0, TK);
        byte[] token = "6299000000000005".getBytes(StandardCharsets.US_ASCII);
        writer.number(1, 1, 1).value(2, token, 0, token.length).number(3, 3012, 4);
        writer.value(8, new UnsafeBuffer(new byte[] {0, 1, 2, 3}), 0, 4);
        int length = writer.end();

        assertThat(new String(into.byteArray(), 0, length, StandardCharsets.ISO_8859_1))
                .isEqualTo(
                        "TK045"
                                + "010011"
                                + "020166299000000000005"
                                + "030043012"
                                + "08004\0\1\2\3");

        UsageReader usages = new UsageReader().wrap(into, 0, length);
        assertThat(usages.find(TK)).isTrue();
        TagReader tags =
                new TagReader(shape).wrap(into, usages.contentOffset(), usages.contentLength());
        assertThat(tags.find(2)).isTrue();
        assertThat(tags.valueLength()).isEqualTo(16);
        assertThat(into.getByte(tags.valueOffset())).isEqualTo((byte) '6');
        assertThat(tags.find(7)).isFalse();
        assertThat(tags.malformed()).isFalse();
    }

    private static Composite.TagList cupsShape() {
        FieldSpec field = Objects.requireNonNull(Dialects.bundled("cups").field(63));
        Composite.UsageList list = (Composite.UsageList) field.composite();
        return (Composite.TagList) Objects.requireNonNull(list.shapes().get("TK"));
    }

    @Test
    void shouldStopAtElementsThatPassTheEnd() {
        for (String text : new String[] {"TK", "TK0", "TK004abc", "TKx04abcd", "TK999"}) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            UsageReader usages = new UsageReader().wrap(new UnsafeBuffer(bytes), 0, bytes.length);
            assertThat(usages.next()).as(text).isFalse();
            assertThat(usages.malformed()).as(text).isTrue();
        }
        for (String text : new String[] {"02", "02999", "0x001a", "020-1a"}) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            TagReader tags =
                    new TagReader(cupsShape()).wrap(new UnsafeBuffer(bytes), 0, bytes.length);
            assertThat(tags.next()).as(text).isFalse();
            assertThat(tags.malformed()).as(text).isTrue();
        }
    }

    @Test
    void shouldRefuseWhatTheLengthsCannotCount() {
        TagListWriter writer = new TagListWriter(cupsShape()).start(into, 0, TK);
        assertThatThrownBy(() -> writer.number(3, 12_345, 4)).hasMessageContaining("tag 3");
        assertThatThrownBy(() -> writer.value(100, new byte[1], 0, 1))
                .hasMessageContaining("tag 100");
        assertThatThrownBy(
                        () ->
                                writer.start(into, 0, TK)
                                        .value(1, new byte[600], 0, 600)
                                        .value(2, new byte[500], 0, 500)
                                        .end())
                .hasMessageContaining("<= 999");
    }
}
