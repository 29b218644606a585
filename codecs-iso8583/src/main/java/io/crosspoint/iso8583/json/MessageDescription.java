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

    /** One line for the message type, one for each field, indented ones for parts. */
    public String describe(MessageView view) {
        MessageType type = dialect.messageType(view.mti());
        StringBuilder text = new StringBuilder(1024);
        text.append(String.format(Locale.ROOT, "%04d ", view.mti()))
                .append(type == null ? "unknown message type" : type.name())
                .append(", ")
                .append(view.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .append('\n');
        for (Map.Entry<String, JsonNode> entry :
                json.decode(view, false).get("fields").properties()) {
            FieldSpec field = dialect.field(Integer.parseInt(entry.getKey()));
            line(text, 1, entry.getKey(), field == null ? "" : field.name(), entry.getValue());
        }
        return text.toString();
    }

    private static void line(
            StringBuilder text, int depth, String key, String name, JsonNode node) {
        text.append("  ".repeat(depth)).append(key);
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
        appendPrintable(text, node.stringValue());
        text.append('\n');
    }

    /** A peer's control characters must not reach a terminal or forge a line of a log. */
    private static void appendPrintable(StringBuilder text, String value) {
        value.codePoints()
                .forEach(
                        c -> {
                            if (Character.isISOControl(c)) {
                                text.append(String.format(Locale.ROOT, "\\x%02X", c));
                            } else {
                                text.appendCodePoint(c);
                            }
                        });
    }
}
