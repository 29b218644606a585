package io.crosspoint.iso8583.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.FieldSpec;
import io.crosspoint.iso8583.composite.Composite;
import io.crosspoint.iso8583.composite.TagReader;
import io.crosspoint.iso8583.composite.TlvReader;
import io.crosspoint.iso8583.composite.UsageReader;

import org.agrona.concurrent.UnsafeBuffer;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Any bytes as the content of each composed field of each dialect. The first byte of an input
 * chooses the field, in the order of dialects and fields.
 */
public final class CompositeFuzz {
    private static final int LONGEST = 999;
    private static final int AROUND = 8;
    private static final List<FieldSpec> FIELDS = composed();
    private static final TagReader TAGS =
            new TagReader(
                    new Composite.TagList(2, 3, Set.of(), Set.of(), Set.of(), Set.of(), Map.of()));

    static List<FieldSpec> composed() {
        List<FieldSpec> fields = new ArrayList<>();
        for (String name : Dialects.bundledNames()) {
            Dialect dialect = Dialects.bundled(name);
            for (int de = 2; de <= dialect.maxField(); de++) {
                FieldSpec field = dialect.field(de);
                if (field != null && !(field.composite() instanceof Composite.Whole)) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private CompositeFuzz() {}

    /** Reads the dialects and more before the time of an input counts. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[64]);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 1 || input.length > LONGEST) {
            return;
        }
        byte[] content = Arrays.copyOfRange(input, 1, input.length);
        FieldSpec field = FIELDS.get((input[0] & 0xFF) % FIELDS.size());
        Shape shape = Shape.of(field.composite(), field.charset());
        JsonNode open = shape.read(content, false);
        JsonNode masked = shape.read(content, true);
        assertThat(masked == null).isEqualTo(open == null);
        if (open != null) {
            byte[] best = shape.write(open, "");
            assertThat(shape.read(best, false)).isEqualTo(open);
            assertThat(shape.read(best, true)).isEqualTo(masked);
        }
        walk(content);
    }

    private static void walk(byte[] content) {
        byte[] bytes = new byte[content.length + 2 * AROUND];
        Arrays.fill(bytes, (byte) '0');
        System.arraycopy(content, 0, bytes, AROUND, content.length);
        UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        int elements = 0;
        TlvReader tlv = new TlvReader().wrap(buffer, AROUND, content.length);
        while (tlv.next()) {
            assertInside(tlv.valueOffset(), tlv.valueLength(), content.length, ++elements);
        }
        assertThat(tlv.malformed() || tlv.position() == content.length).isTrue();
        elements = 0;
        UsageReader usages = new UsageReader().wrap(buffer, AROUND, content.length);
        while (usages.next()) {
            assertInside(
                    usages.contentOffset(), usages.contentLength(), content.length, ++elements);
        }
        elements = 0;
        TagReader tags = TAGS.wrap(buffer, AROUND, content.length);
        while (tags.next()) {
            assertInside(tags.valueOffset(), tags.valueLength(), content.length, ++elements);
        }
    }

    private static void assertInside(int offset, int length, int contentLength, int elements) {
        assertThat(offset).isBetween(AROUND, AROUND + contentLength);
        assertThat(length).isBetween(0, AROUND + contentLength - offset);
        assertThat(elements).isLessThanOrEqualTo(contentLength);
    }
}
