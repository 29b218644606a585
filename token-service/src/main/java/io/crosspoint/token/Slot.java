package io.crosspoint.token;

import io.crosspoint.journal.tokens.CardDecoder;
import io.crosspoint.journal.tokens.ControlsDecoder;
import io.crosspoint.journal.tokens.FactsDecoder;

/**
 * How one token lies in the table: what changes with use first, then the composites of the journal
 * as they were written.
 */
final class Slot {
    static final int CREATED_NS = 0;
    static final int UPDATED_NS = 8;
    static final int DAY_AMOUNT = 16;
    static final int DAY = 24;
    static final int DAY_COUNT = 28;
    static final int TOTAL_USES = 32;
    static final int NEXT_OF_CARD = 36;
    static final int NEXT_OF_REQUESTOR = 40;
    static final int STATE = 44;
    static final int SUSPENDED_BY = 45;
    static final int ASSURANCE = 46;
    static final int MERCHANT_COUNT = 47;
    static final int FACTS = 48;
    static final int CARD = FACTS + FactsDecoder.ENCODED_LENGTH;
    static final int CONTROLS = CARD + CardDecoder.ENCODED_LENGTH;
    static final int MERCHANTS = CONTROLS + ControlsDecoder.ENCODED_LENGTH;
    private static final int END =
            MERCHANTS + DomainControls.MAX_MERCHANTS * DomainControls.MERCHANT_LENGTH;

    /** A multiple of 8, so that the longs at the front are aligned. */
    static final int LENGTH = (END + 7) & ~7;

    /** No slot. */
    static final int NONE = -1;

    private Slot() {}
}
