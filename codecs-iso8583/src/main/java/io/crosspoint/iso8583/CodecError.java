package io.crosspoint.iso8583;

/**
 * Why a frame is not a message of its dialect: a value that its {@link MessageView} fills again and
 * again. Valid until the view's next {@code wrap}.
 */
public final class CodecError {
    /** What is wrong. */
    public enum Kind {
        NONE,
        /** The frame ends inside the message type, a bitmap, a length or a field. */
        TRUNCATED,
        /** Bytes follow the last field. */
        LEFT_OVER,
        /** The message type is not four digits. */
        BAD_MTI,
        /** A bitmap is not hex, or names a third bitmap the dialect does not have. */
        BAD_BITMAP,
        /** A bit is set for a field that the dialect does not define. */
        UNKNOWN_FIELD,
        /** A length is not digits. */
        BAD_LENGTH,
        /** A length is more than the field allows. */
        TOO_LONG,
        /** A character that the field's content type does not have. */
        BAD_CONTENT
    }

    static final int END = -1;

    private static final int NOT_SHOWN = -1;

    private Kind kind = Kind.NONE;
    private int field;
    private int offset;
    private int found = NOT_SHOWN;
    private String expected = "";
    private int expectedCount = NOT_SHOWN;

    CodecError() {}

    void clear() {
        kind = Kind.NONE;
    }

    /** Always false, so that a decoder may return what this returns. */
    boolean set(Kind kind, int field, int offset, String expected, int expectedCount) {
        this.kind = kind;
        this.field = field;
        this.offset = offset;
        this.expected = expected;
        this.expectedCount = expectedCount;
        this.found = NOT_SHOWN;
        return false;
    }

    void found(int found) {
        this.found = found;
    }

    /** What is wrong; {@link Kind#NONE} after a successful {@code wrap}. */
    public Kind kind() {
        return kind;
    }

    /** The data element; 0 for the message type, 1, 65 and 129 for bitmaps, -1 after the fields. */
    public int field() {
        return field;
    }

    /** Bytes from the start of the message to where the defect shows. */
    public int offset() {
        return offset;
    }

    /** The number that was found, -1 when there is none or it belongs to sensitive content. */
    public int found() {
        return found;
    }

    /** What was expected instead, in words. */
    public String expected() {
        return expectedCount == NOT_SHOWN ? expected : expected + expectedCount;
    }

    /** Where: {@code mti}, {@code bitmap 1}, {@code end}, or the number of the data element. */
    public String path() {
        return path(field);
    }

    static String path(int field) {
        if (field <= 0) {
            return field == END ? "end" : "mti";
        }
        return field == 1 || field == 65 || field == 129
                ? "bitmap " + field
                : Integer.toString(field);
    }

    /** One line for logs; never content of a sensitive field. */
    public String describe() {
        if (kind == Kind.NONE) {
            return "no error";
        }
        StringBuilder text = new StringBuilder(96);
        text.append("field ").append(path()).append(", byte ").append(offset).append(": ");
        text.append(words());
        if (found != NOT_SHOWN) {
            text.append(kind == Kind.BAD_CONTENT || kind == Kind.BAD_LENGTH ? " 0x" : " ");
            text.append(
                    kind == Kind.BAD_CONTENT || kind == Kind.BAD_LENGTH
                            ? Integer.toHexString(found)
                            : Integer.toString(found));
        }
        return text.append(" (expected: ").append(expected()).append(')').toString();
    }

    private String words() {
        return switch (kind) {
            case NONE -> "no error";
            case TRUNCATED -> "bytes left:";
            case LEFT_OVER -> "bytes after the last field:";
            case BAD_MTI -> "not a message type";
            case BAD_BITMAP -> "not a bitmap";
            case UNKNOWN_FIELD -> "not a field of the dialect";
            case BAD_LENGTH -> "length byte";
            case TOO_LONG -> "length";
            case BAD_CONTENT -> "content byte";
        };
    }

    @Override
    public String toString() {
        return describe();
    }
}
