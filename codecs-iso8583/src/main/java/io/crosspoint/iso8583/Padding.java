package io.crosspoint.iso8583;

/**
 * What fills up a fixed field when shorter content is set; read content keeps it.
 *
 * @param left whether it stands before the content
 * @param filler one character of ASCII
 */
public record Padding(boolean left, char filler) {
    /** Of digits. */
    static final Padding ZEROS = new Padding(true, '0');

    /** Of text. */
    static final Padding SPACES = new Padding(false, ' ');

    static Padding of(ContentType type) {
        return switch (type) {
            case N, XN -> ZEROS;
            case AN, ANS, Z, B -> SPACES;
        };
    }
}
