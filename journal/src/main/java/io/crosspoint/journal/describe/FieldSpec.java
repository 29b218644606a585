package io.crosspoint.journal.describe;

import java.util.List;

/**
 * One field that a message may have.
 *
 * @param message the type of record, without its stream
 * @param path from the message down, such as {@code facts.rrn}
 * @param choices names that a value of kind CHOICE or CHOICES may have; empty for other kinds
 */
public record FieldSpec(String message, String path, FieldKind kind, List<String> choices) {

    public FieldSpec {
        choices = List.copyOf(choices);
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Whether less is shown of it than it holds. */
    public boolean isHidden() {
        return FieldMask.hides(name());
    }

    /** Whether its number is told as hexadecimal digits. */
    public boolean isOpaque() {
        return FieldMask.isOpaque(name());
    }

    /** Whether its number is told in another form than as decimal digits. */
    public boolean isShownAsText() {
        return (kind != FieldKind.NUMBER && kind != FieldKind.UNSIGNED)
                || FieldMask.shown(name(), 0) != null;
    }
}
