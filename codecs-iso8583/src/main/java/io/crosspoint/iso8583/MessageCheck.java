package io.crosspoint.iso8583;

import java.util.Locale;

/**
 * Whether a message has the fields that its dialect asks of its type. A value that is filled again
 * and again; owned by one thread.
 */
public final class MessageCheck {
    /** What is wrong. */
    public enum Kind {
        NONE,
        /** A field that must be there is not. */
        MISSING,
        /** A field that must not be there is. */
        FORBIDDEN
    }

    private Kind kind = Kind.NONE;
    private int field;
    private int mti;
    private String words = "";

    /**
     * Compares a wrapped message with the rules of its type.
     *
     * @return true when it follows them, or the dialect does not know its type; else the other
     *     methods tell the first field that does not
     */
    public boolean check(MessageView view) {
        kind = Kind.NONE;
        field = 0;
        words = "";
        mti = view.mti();
        MessageType type = view.dialect().messageType(mti);
        return type == null || type.firstDefect(view.present(), view, this) == 0;
    }

    void set(Kind kind, int field, String words) {
        this.kind = kind;
        this.field = field;
        this.words = words;
    }

    /** What is wrong; {@link Kind#NONE} when nothing is. */
    public Kind kind() {
        return kind;
    }

    /** The data element; 0 when nothing is wrong. */
    public int field() {
        return field;
    }

    /** Where: the number of the data element, empty when nothing is wrong. */
    public String path() {
        return kind == Kind.NONE ? "" : Integer.toString(field);
    }

    /** What the dialect asks for, with the condition that makes it so where there is one. */
    public String expected() {
        String rule =
                switch (kind) {
                    case NONE -> "";
                    case MISSING -> "present in ";
                    case FORBIDDEN -> "absent from ";
                };
        return kind == Kind.NONE
                ? rule
                : rule
                        + String.format(Locale.ROOT, "%04d", mti)
                        + (words.isEmpty() ? "" : " ")
                        + words;
    }

    /** One line for logs; no content of any field. */
    public String describe() {
        return switch (kind) {
            case NONE -> "no error";
            case MISSING -> "field " + field + ": missing (expected: " + expected() + ")";
            case FORBIDDEN -> "field " + field + ": present (expected: " + expected() + ")";
        };
    }

    @Override
    public String toString() {
        return describe();
    }
}
