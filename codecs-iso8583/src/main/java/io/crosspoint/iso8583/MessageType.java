package io.crosspoint.iso8583;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a dialect knows about the messages of one MTI. Immutable. */
public final class MessageType {
    private final int mti;
    private final String name;
    private final long[] mandatory;
    private final long[] forbidden;
    private final @Nullable String approvedCode;
    private final ConditionalRule[] conditional;
    private final ClassificationTable classification;

    /**
     * What a data file says of it.
     *
     * @param mandatory fields that each message carries, as {@link BitSets}
     * @param forbidden fields that no message carries, as {@link BitSets}
     * @param approvedCode the dialect's own code for "approved" in these messages; null when it is
     *     that of all
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; copied by the one who takes it
    record Rules(
            String name,
            long[] mandatory,
            long[] forbidden,
            @Nullable String approvedCode,
            List<ConditionalRule> conditional,
            List<ClassificationRow> rows) {}

    MessageType(int mti, Rules rules) {
        this.mti = mti;
        this.name = rules.name();
        this.mandatory = rules.mandatory().clone();
        this.forbidden = rules.forbidden().clone();
        this.approvedCode = rules.approvedCode();
        this.conditional = rules.conditional().toArray(ConditionalRule[]::new);
        this.classification = new ClassificationTable(rules.rows());
    }

    /** The MTI as a number, version digit included: 200 for "0200", 1200 for "1200". */
    public int mti() {
        return mti;
    }

    /** In the words of the standard. */
    public String name() {
        return name;
    }

    /** Whether every message of this MTI must carry the field. */
    public boolean mandatory(int de) {
        return BitSets.has(mandatory, de);
    }

    /** Whether no message of this MTI may carry the field. */
    public boolean forbidden(int de) {
        return BitSets.has(forbidden, de);
    }

    /**
     * The MTI of the answer to it: 210 for 200 and its repeat 201, 430 for 420 and 421, 1814 for
     * 1804 and 1805.
     */
    public int answerMti() {
        return mti - (mti & 1) + 10;
    }

    @Nullable String approvedCode() {
        return approvedCode;
    }

    /** The lowest mandatory field that is not in the set, 0 when all are. */
    int firstMissing(long[] present) {
        return firstMissing(mandatory, present);
    }

    private static int firstMissing(long[] required, long[] present) {
        for (int i = 0; i < required.length; i++) {
            long missing = required[i] & ~present[i];
            if (missing != 0) {
                return (i << 6) + Long.numberOfLeadingZeros(missing) + 1;
            }
        }
        return 0;
    }

    private static int firstCommon(long[] refused, long[] present) {
        for (int i = 0; i < refused.length; i++) {
            long both = refused[i] & present[i];
            if (both != 0) {
                return (i << 6) + Long.numberOfLeadingZeros(both) + 1;
            }
        }
        return 0;
    }

    /**
     * The first field that a message lacks or must not have: mandatory ones before forbidden ones,
     * and both before conditional ones.
     *
     * @param check told what is wrong with the field
     * @return 0 when the message is as its type asks
     */
    int firstDefect(long[] present, MessageView view, @Nullable MessageCheck check) {
        int missing = firstMissing(mandatory, present);
        if (missing != 0) {
            return tell(check, MessageCheck.Kind.MISSING, missing, "");
        }
        int refused = firstCommon(forbidden, present);
        if (refused != 0) {
            return tell(check, MessageCheck.Kind.FORBIDDEN, refused, "");
        }
        return conditional.length == 0 ? 0 : firstConditional(present, view, check);
    }

    private int firstConditional(long[] present, MessageView view, @Nullable MessageCheck check) {
        int processing = processingPair((int) view.number(3));
        int function = (int) view.number(24);
        int condition = (int) view.number(25);
        for (ConditionalRule rule : conditional) {
            if (rule.holds(present, processing, function, condition)) {
                int missing = firstMissing(rule.mandatory(), present);
                if (missing != 0) {
                    return tell(check, MessageCheck.Kind.MISSING, missing, rule.words());
                }
                int refused = firstCommon(rule.forbidden(), present);
                if (refused != 0) {
                    return tell(check, MessageCheck.Kind.FORBIDDEN, refused, rule.words());
                }
            }
        }
        return 0;
    }

    private static int tell(
            @Nullable MessageCheck check, MessageCheck.Kind kind, int field, String words) {
        if (check != null) {
            check.set(kind, field, words);
        }
        return field;
    }

    private static int processingPair(int processingCode) {
        return processingCode < 0 ? -1 : processingCode / 10_000;
    }

    TransactionKind classify(int processingCode, int functionCode, int conditionCode) {
        return classification.kind(processingPair(processingCode), functionCode, conditionCode);
    }
}
