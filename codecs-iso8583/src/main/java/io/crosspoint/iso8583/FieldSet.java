package io.crosspoint.iso8583;

/** A fixed set of data elements, 2 to 192. */
public final class FieldSet {
    private final long[] words = new long[3];

    private FieldSet() {}

    /** The set of these data elements. */
    public static FieldSet of(int... fields) {
        FieldSet set = new FieldSet();
        for (int de : fields) {
            if (de < 2 || de > set.words.length * Long.SIZE) {
                throw new IllegalArgumentException("field: " + de + " (expected: 2 to 192)");
            }
            BitSets.add(set.words, de);
        }
        return set;
    }

    long word(int index) {
        return words[index];
    }
}
