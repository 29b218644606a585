package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.journal.transactions.HotListedDecoder;
import io.crosspoint.journal.transactions.HotListingEndedDecoder;

import java.util.HashMap;
import java.util.Map;

/** Cards on the hot list, from what is durable alone. */
final class AuditedHotList {
    /** Number of the rule by which a hot card is declined, or flagged when it must be carried. */
    static final int RULE = 900_001;

    private record Hot(int card, int code) {}

    private final Map<Long, Hot> byEntry = new HashMap<>();

    void listed(HotListedDecoder record) {
        int code = (record.responseCode(0) & 0xFF) << 8 | (record.responseCode(1) & 0xFF);
        byEntry.put(record.entry(), new Hot(record.lastFour(), code));
    }

    void ended(HotListingEndedDecoder record) {
        byEntry.remove(record.entry());
    }

    /** What a card is declined with; {@link ResponseCode#NONE} when it is not hot. */
    int code(int card) {
        for (Hot hot : byEntry.values()) {
            if (hot.card == card) {
                return hot.code;
            }
        }
        return ResponseCode.NONE;
    }
}
