package io.crosspoint.iso8583.json;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.FieldSpec;
import io.crosspoint.iso8583.MessageType;
import io.crosspoint.iso8583.MessageView;

import tools.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.Map;

/** A message as a masked tree of lines, for logs and terminals. Owned by one thread. */
public final class MessageDescription {
    private static final int NAME_WIDTH = 44;

    private final Dialect dialect;
    private final MessageJson json;

    public MessageDescription(Dialect dialect) {
        this.dialect = dialect;
        this.json = new MessageJson(dialect);
    }

    /**
     * One line for the message type, one for each field, indented ones for parts, and one for each
     * part that stands twice or that the dialect does not name. Masked.
     */
    public String describe(MessageView view) {
        return describe(view, false);
    }

    /**
     * As {@link #describe(MessageView)}.
     *
     * @param showSensitive false for masked content, the only form for logs
     */
    public String describe(MessageView view, boolean showSensitive) {
        MessageType type = dialect.messageType(view.mti());
        StringBuilder text = new StringBuilder(1024);
        text.append(String.format(Locale.ROOT, "%04d ", view.mti()))
                .append(type == null ? "unknown message type" : type.name())
                .append(", ")
                .append(view.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .append('\n');
        for (Map.Entry<String, JsonNode> entry :
                json.decode(view, showSensitive).get("fields").properties()) {
            FieldSpec field = dialect.field(Integer.parseInt(entry.getKey()));
            line(text, 1, entry.getKey(), field == null ? "" : field.name(), entry.getValue());
        }
        for (String note : json.notes(view)) {
            text.append("  note: ").append(Printable.of(note)).append('\n');
        }
        return text.toString();
    }

    private static void line(
            StringBuilder text, int depth, String key, String name, JsonNode node) {
        text.append("  ".repeat(depth)).append(Printable.of(key));
        if (!name.isEmpty()) {
            text.append(" ".repeat(Math.max(1, 5 - key.length()))).append(name);
        }
        if (node.isObject()) {
            text.append('\n');
            node.properties()
                    .forEach(part -> line(text, depth + 2, part.getKey(), "", part.getValue()));
            return;
        }
        int padding = name.isEmpty() ? 1 : Math.max(1, NAME_WIDTH - name.length());
        text.append(" ".repeat(padding));
        text.append(Printable.of(node.stringValue()));
        text.append('\n');
    }
}
