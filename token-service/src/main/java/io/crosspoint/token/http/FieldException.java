package io.crosspoint.token.http;

/** A defect of a request; names the field and never shows what may be a card number. */
final class FieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String found;
    private final String expected;

    FieldException(String field, String found, String expected) {
        super(field + ": found " + found + "; expected " + expected, null, false, false);
        this.field = field;
        this.found = found;
        this.expected = expected;
    }

    /** From a command's own check, whose message reads "field: found …; expected …". */
    static FieldException of(IllegalArgumentException check) {
        String message = String.valueOf(check.getMessage());
        int found = message.indexOf(": found ");
        int expected = message.indexOf("; expected ");
        if (found < 0 || expected < found) {
            throw check;
        }
        return new FieldException(
                message.substring(0, found),
                message.substring(found + ": found ".length(), expected),
                message.substring(expected + "; expected ".length()));
    }

    String field() {
        return field;
    }

    String found() {
        return found;
    }

    String expected() {
        return expected;
    }
}
