package io.crosspoint.qr;

/**
 * One rule that a payload breaks.
 *
 * @param path ids from the outside in, joined by a slash, such as {@code 62/00}; empty for the
 *     payload as a whole
 * @param found what is there, never a card number
 * @param expected what the standard asks for
 */
public record Defect(String path, String found, String expected) {
    @Override
    public String toString() {
        return (path.isEmpty() ? "payload" : path) + ": " + found + " (expected: " + expected + ")";
    }
}
