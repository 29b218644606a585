package io.crosspoint.iso8583;

/**
 * A message cannot be built: a value does not fit its field, or the target is too small. Its text
 * names the field, never the value.
 */
public final class CodecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String path;

    public CodecException(String path, String found, String expected) {
        super("field " + path + ": " + found + " (expected: " + expected + ")");
        this.path = path;
    }

    /** Where: the number of the data element and, after dots, what lies inside it. */
    public String path() {
        return path;
    }
}
