package io.crosspoint.journal.describe;

import java.util.HexFormat;

/**
 * What of a text may be shown as it is. Members choose what stands in names and references; control
 * characters, marks that turn the direction of writing, and line separators could steer a terminal
 * or forge a line.
 */
public final class PlainText {
    private PlainText() {}

    /** Whether every character of a text may be shown. */
    public static boolean is(String text) {
        return text.codePoints().allMatch(PlainText::isShown);
    }

    /** Appends a text as a JSON string (RFC 8259), with all that is not to be shown escaped. */
    public static void quote(String text, StringBuilder out) {
        out.append('"');
        text.codePoints().forEach(codePoint -> append(codePoint, out));
        out.append('"');
    }

    private static void append(int codePoint, StringBuilder out) {
        if (codePoint == '"' || codePoint == '\\') {
            out.append('\\').append((char) codePoint);
        } else if (isShown(codePoint)) {
            out.appendCodePoint(codePoint);
        } else {
            for (char part : Character.toChars(codePoint)) {
                out.append("\\u").append(HexFormat.of().toHexDigits(part));
            }
        }
    }

    private static boolean isShown(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    false;
            default -> true;
        };
    }
}
