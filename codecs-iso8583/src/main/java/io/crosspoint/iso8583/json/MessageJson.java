package io.crosspoint.iso8583.json;

import io.crosspoint.iso8583.CodecException;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.FieldSpec;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.MessageWriter;
import io.crosspoint.iso8583.Sensitivity;
import io.crosspoint.iso8583.composite.Composite;

import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Messages of one dialect as JSON and back.
 *
 * <pre>{@code {"mti":"0200","fields":{"2":"...","55":{"9F26":"..."}}}}</pre>
 *
 * Every leaf is a string; bytes are upper-case hex; the bitmaps are no fields. A composed field is
 * shown in its parts when they give back the same bytes, and whole when not; text that its charset
 * cannot give back is {@code {"hex":"..."}}. What {@link #decode} shows unmasked, {@link #encode}
 * turns into the same bytes again. Owned by one thread.
 */
public final class MessageJson {
    private static final String HEX = "hex";

    private final Dialect dialect;
    private final MessageWriter writer;

    public MessageJson(Dialect dialect) {
        this.dialect = dialect;
        this.writer = new MessageWriter(dialect);
    }

    /**
     * The message of a view.
     *
     * @param showSensitive false for masked content, the only form for logs
     */
    public ObjectNode decode(MessageView view, boolean showSensitive) {
        ObjectNode message = Leaves.object();
        message.put("mti", String.format(Locale.ROOT, "%04d", view.mti()));
        ObjectNode fields = message.putObject("fields");
        for (int de = 2; de <= dialect.maxField(); de++) {
            FieldSpec field = dialect.field(de);
            if (field != null && view.has(de)) {
                fields.set(Integer.toString(de), content(view, field, !showSensitive));
            }
        }
        return message;
    }

    /**
     * What of the message's composed fields is kept as it is but is out of the ordinary: elements
     * that stand more than once, and ones that the dialect does not name. Paths, no content.
     */
    public List<String> notes(MessageView view) {
        List<String> notes = new ArrayList<>();
        decode(view, true)
                .get("fields")
                .properties()
                .forEach(
                        entry -> {
                            FieldSpec field = dialect.field(Integer.parseInt(entry.getKey()));
                            if (field != null && entry.getValue() instanceof ObjectNode parts) {
                                ElementNotes.add(field.composite(), parts, entry.getKey(), notes);
                            }
                        });
        return notes;
    }

    private static JsonNode content(MessageView view, FieldSpec field, boolean masked) {
        if (masked && field.sensitivity() == Sensitivity.HIDDEN) {
            return Leaves.hidden();
        }
        byte[] text = new byte[Math.max(1, 2 * field.max())];
        text = Arrays.copyOf(text, view.text(field.de(), text, 0));
        JsonNode parts = parts(view, field, text, masked);
        if (parts != null) {
            return parts;
        }
        return masked && mayHide(field.composite()) ? Leaves.hidden() : whole(field, text, masked);
    }

    /** Whether content that does not have the shape may hold what the shape would have hidden. */
    private static boolean mayHide(Composite composite) {
        return switch (composite) {
            case Composite.Whole whole -> false;
            case Composite.Positional positional -> !positional.shapes().isEmpty();
            case Composite.Usage usage -> true;
            case Composite.UsageList list -> true;
            case Composite.TagList list -> true;
            case Composite.BerTlv tlv -> true;
            case Composite.BitMapped parts -> true;
        };
    }

    private static @Nullable JsonNode parts(
            MessageView view, FieldSpec field, byte[] text, boolean masked) {
        if (field.composite() instanceof Composite.Whole) {
            return null;
        }
        byte[] content = content(view, field);
        if (content == null) {
            return null;
        }
        Shape shape = Shape.of(field.composite(), field.charset());
        JsonNode open = shape.read(content, false);
        if (open == null || !Arrays.equals(text, text(field, shape.write(open, "")))) {
            return null;
        }
        return masked ? shape.read(content, true) : open;
    }

    private static byte @Nullable [] content(MessageView view, FieldSpec field) {
        UnsafeBuffer into = new UnsafeBuffer(new byte[2 * field.max()]);
        int length = view.bytes(field.de(), into, 0);
        return length < 0 ? null : Arrays.copyOf(into.byteArray(), length);
    }

    /** The content as {@link MessageView#text} gives it. */
    private static byte[] text(FieldSpec field, byte[] content) {
        return field.binary()
                ? Leaves.hexText(content).getBytes(StandardCharsets.US_ASCII)
                : content;
    }

    private static JsonNode whole(FieldSpec field, byte[] text, boolean masked) {
        JsonNode node = new TextShape(field.charset()).read(text, false);
        if (node == null) {
            ObjectNode hex = Leaves.object();
            hex.set(
                    HEX,
                    masked && field.sensitivity() != Sensitivity.OPEN
                            ? Leaves.hidden()
                            : Leaves.hex(text));
            return hex;
        }
        return masked ? Leaves.text(Mask.of(field.sensitivity(), node.stringValue())) : node;
    }

    /**
     * The bytes of a message.
     *
     * @throws CodecException with the path of what does not fit
     */
    public byte[] encode(JsonNode message) {
        writer.start(mti(message));
        JsonNode fields = message.get("fields");
        if (fields == null) {
            throw new CodecException("fields", "nothing", "an object");
        }
        for (Map.Entry<String, JsonNode> entry : Leaves.mapping(fields, "fields").properties()) {
            put(field(entry.getKey()), entry.getValue());
        }
        UnsafeBuffer into = new UnsafeBuffer(new byte[dialect.maxMessageLength()]);
        int length = writer.encode(into, 0);
        writer.wipe();
        return Arrays.copyOf(into.byteArray(), length);
    }

    private static int mti(JsonNode message) {
        JsonNode mti = message.get("mti");
        if (mti == null || !mti.isString() || !mti.stringValue().matches("[0-9]{4}")) {
            throw new CodecException("mti", mti == null ? "nothing" : "another value", "4 digits");
        }
        return Integer.parseInt(mti.stringValue());
    }

    private FieldSpec field(String key) {
        FieldSpec field =
                key.matches("[1-9][0-9]{0,2}") ? dialect.field(Integer.parseInt(key)) : null;
        if (field == null) {
            throw new CodecException("fields", "another key", "a field of " + dialect.name());
        }
        return field;
    }

    private void put(FieldSpec field, JsonNode node) {
        String path = Integer.toString(field.de());
        boolean escaped = node.isObject() && node.size() == 1 && node.has(HEX);
        if (escaped) {
            byte[] text = Leaves.bytes(node.get(HEX), path);
            writer.text(field.de(), text, 0, text.length);
        } else if (node.isObject()) {
            byte[] content = Shape.of(field.composite(), field.charset()).write(node, path);
            writer.bytes(field.de(), new UnsafeBuffer(content), 0, content.length);
        } else {
            byte[] text = new TextShape(field.charset()).write(node, path);
            writer.text(field.de(), text, 0, text.length);
        }
    }
}
