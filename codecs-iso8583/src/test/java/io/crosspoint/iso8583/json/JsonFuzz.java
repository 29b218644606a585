package io.crosspoint.iso8583.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.CodecException;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.MessageView;

import org.agrona.concurrent.UnsafeBuffer;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/**
 * Any JSON as a message of each dialect: it is refused with a place, or becomes a message that says
 * the same. The first byte of an input chooses the dialect.
 */
public final class JsonFuzz {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final List<Dialect> DIALECTS =
            Dialects.bundledNames().stream().map(Dialects::bundled).toList();
    private static final List<MessageJson> CODECS =
            DIALECTS.stream().map(MessageJson::new).toList();

    private JsonFuzz() {}

    /** Reads the dialects and more before the time of an input counts. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[64]);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 1) {
            return;
        }
        int chosen = (input[0] & 0xFF) % DIALECTS.size();
        JsonNode message;
        try {
            message = MAPPER.readTree(input, 1, input.length - 1);
        } catch (JacksonException e) {
            return;
        }
        MessageJson codec = CODECS.get(chosen);
        byte[] bytes;
        try {
            bytes = codec.encode(message);
        } catch (CodecException e) {
            assertThat(e.getMessage()).contains("expected: ");
            return;
        }
        MessageView view = new MessageView(DIALECTS.get(chosen));
        assertThat(view.wrap(new UnsafeBuffer(bytes), 0, bytes.length))
                .as(() -> view.error().describe())
                .isTrue();
        assertThat(codec.encode(codec.decode(view, true))).isEqualTo(bytes);
    }
}
