package io.crosspoint.iso8583.json;

import tools.jackson.databind.node.ObjectNode;

/**
 * Keys of elements that stand more than once in a field, which the keys of an object cannot: the
 * second {@code 9F26} is {@code 9F26#2}.
 */
final class Repeats {
    private static final char MARK = '#';

    private Repeats() {}

    /** The key for one more element of the name. */
    static String key(ObjectNode elements, String name) {
        if (!elements.has(name)) {
            return name;
        }
        int count = 2;
        while (elements.has(name + MARK + count)) {
            count++;
        }
        return name + MARK + count;
    }

    /** The name behind a key; names have at least {@code shortest} characters. */
    static String name(String key, int shortest) {
        int mark = key.lastIndexOf(MARK);
        boolean counted =
                mark >= shortest
                        && mark + 1 < key.length()
                        && key.chars().skip(mark + 1L).allMatch(c -> c >= '0' && c <= '9');
        return counted ? key.substring(0, mark) : key;
    }

    /** Whether the key is that of an element whose name stood before. */
    static boolean repeated(String key, int shortest) {
        return !name(key, shortest).equals(key);
    }
}
