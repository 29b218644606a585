package io.crosspoint.iso8583;

import java.util.Random;

/** Makes content that fits a field, as characters; hex digits of a binary field. */
final class FieldContents {
    private static final String PRINTABLE =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,-/";

    private FieldContents() {}

    static String fitting(FieldSpec field, Random random) {
        return exactly(
                field, field.fixed() ? field.max() : random.nextInt(field.max() + 1), random);
    }

    static String exactly(FieldSpec field, int units, Random random) {
        if (field.binary() && field.hexText()) {
            return of("0123456789ABCDEF", units & ~1, random);
        }
        if (field.binary()) {
            return of("0123456789ABCDEF", 2 * units, random);
        }
        return switch (field.type()) {
            case N -> of("0123456789", units, random);
            case Z -> of("0123456789=", units, random);
            case XN -> units == 0 ? "" : of("CD", 1, random) + of("0123456789", units - 1, random);
            case AN, ANS, B -> of(PRINTABLE, units, random);
        };
    }

    private static String of(String alphabet, int count, Random random) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
