package io.crosspoint.iso8583;

/** What a dialect knows about the messages of one MTI. Immutable. */
public final class MessageType {
    private final int mti;
    private final String name;
    private final long[] mandatory;
    private final ClassificationRow[] rows;

    MessageType(int mti, String name, long[] mandatory, ClassificationRow[] rows) {
        this.mti = mti;
        this.name = name;
        this.mandatory = mandatory.clone();
        this.rows = rows.clone();
    }

    /** The MTI as a number, version digit included: 200 for "0200", 1200 for "1200". */
    public int mti() {
        return mti;
    }

    /** In the words of the standard. */
    public String name() {
        return name;
    }

    /** Whether a message of this MTI must carry the field. */
    public boolean mandatory(int de) {
        return BitSets.has(mandatory, de);
    }

    /** The MTI of the answer to it: 210 for 200 and its repeat 201, 430 for 420 and 421. */
    public int answerMti() {
        return mti / 10 * 10 + 10;
    }

    /** The lowest mandatory field that is not in the set, 0 when all are. */
    int firstMissing(long[] present) {
        for (int i = 0; i < mandatory.length; i++) {
            long missing = mandatory[i] & ~present[i];
            if (missing != 0) {
                return (i << 6) + Long.numberOfLeadingZeros(missing) + 1;
            }
        }
        return 0;
    }

    TransactionKind classify(int processingCode, int conditionCode) {
        for (ClassificationRow row : rows) {
            if (row.fits(processingCode, conditionCode)) {
                return row.kind();
            }
        }
        return TransactionKind.UNKNOWN;
    }
}
