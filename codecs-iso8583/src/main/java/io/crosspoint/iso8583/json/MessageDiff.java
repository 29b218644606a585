package io.crosspoint.iso8583.json;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageView;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What differs between two messages of one dialect, part by part. Compares the whole content and
 * shows it masked. Owned by one thread.
 */
public final class MessageDiff {
    /** Stands for a part that a message does not have. */
    public static final String ABSENT = "-";

    private final Dialect dialect;
    private final MessageJson json;

    public MessageDiff(Dialect dialect) {
        this.dialect = dialect;
        this.json = new MessageJson(dialect);
    }

    /**
     * One part that differs.
     *
     * @param path {@code mti}, or the data element and, after dots, what lies inside it; {@code
     *     bytes} when the content is the same and is only written otherwise
     * @param left of the first message as it may be shown, {@link #ABSENT} where it has none
     * @param right of the second
     */
    public record Difference(String path, String left, String right) {}

    /** The content of a part and what may be shown of it. */
    private record Leaf(String content, String shown) {}

    /**
     * Compares, in the order of the fields.
     *
     * @param showSensitive false for masked content, the only form for logs
     * @return empty when both are the same bytes
     */
    public List<Difference> compare(MessageView left, MessageView right, boolean showSensitive) {
        List<Difference> differences = new ArrayList<>();
        if (left.mti() != right.mti()) {
            differences.add(new Difference("mti", mti(left), mti(right)));
        }
        JsonNode ours = fields(left, true);
        JsonNode theirs = fields(right, true);
        JsonNode oursShown = showSensitive ? ours : fields(left, false);
        JsonNode theirsShown = showSensitive ? theirs : fields(right, false);
        for (int de = 2; de <= dialect.maxField(); de++) {
            String key = Integer.toString(de);
            compare(
                    leaves(key, ours.get(key), oursShown.get(key)),
                    leaves(key, theirs.get(key), theirsShown.get(key)),
                    differences);
        }
        if (differences.isEmpty()) {
            addBytes(left, right, differences);
        }
        return differences;
    }

    private static String mti(MessageView view) {
        return String.format(java.util.Locale.ROOT, "%04d", view.mti());
    }

    private JsonNode fields(MessageView view, boolean open) {
        return json.decode(view, open).get("fields");
    }

    private static Map<String, Leaf> leaves(
            String path, @Nullable JsonNode open, @Nullable JsonNode shown) {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        if (open != null && shown != null) {
            collect(path, open, shown, leaves);
        }
        return leaves;
    }

    /** Goes no deeper than what may be shown goes. */
    private static void collect(
            String path, JsonNode open, JsonNode shown, Map<String, Leaf> leaves) {
        if (open.isObject() && shown.isObject()) {
            open.properties()
                    .forEach(
                            part ->
                                    collect(
                                            path + "." + part.getKey(),
                                            part.getValue(),
                                            Objects.requireNonNullElse(
                                                    shown.get(part.getKey()), Leaves.hidden()),
                                            leaves));
            return;
        }
        String content = open.isString() ? open.stringValue() : open.toString();
        leaves.put(path, new Leaf(content, shown.isString() ? shown.stringValue() : content));
    }

    private static void compare(
            Map<String, Leaf> left, Map<String, Leaf> right, List<Difference> differences) {
        Set<String> paths = new LinkedHashSet<>(left.keySet());
        paths.addAll(right.keySet());
        for (String path : paths) {
            Leaf ours = left.get(path);
            Leaf theirs = right.get(path);
            if (ours == null || theirs == null || !ours.content().equals(theirs.content())) {
                differences.add(new Difference(path, shown(ours), shown(theirs)));
            }
        }
    }

    private static String shown(@Nullable Leaf leaf) {
        return leaf == null ? ABSENT : Printable.of(leaf.shown());
    }

    private static void addBytes(
            MessageView left, MessageView right, List<Difference> differences) {
        int common = Math.min(left.messageLength(), right.messageLength());
        int at = 0;
        while (at < common && byteAt(left, at) == byteAt(right, at)) {
            at++;
        }
        if (at < common || left.messageLength() != right.messageLength()) {
            differences.add(
                    new Difference(
                            "bytes",
                            left.messageLength() + " bytes, from byte " + at,
                            right.messageLength() + " bytes, from byte " + at));
        }
    }

    private static byte byteAt(MessageView view, int at) {
        return view.buffer().getByte(view.start() + at);
    }
}
