package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;
import io.crosspoint.journal.transactions.TotalsComparedDecoder;

import java.util.Arrays;

/** The last answer about totals of each link, for its repeats. */
final class TotalsAnswers implements Snapshotted {
    private static final int STAN = 0;
    private static final int TIME = 1;
    private static final int ACQUIRER = 2;
    private static final int FORWARDER = 3;
    private static final int DATE = 4;
    private static final int CODES = 5;
    private static final int TOTALS = 6;
    private static final int WORDS = TOTALS + LinkTotals.COUNT;

    private final long[] words = new long[EngineState.MOST_LINKS * WORDS];

    boolean isRepeat(Inbound message) {
        int at = message.link * WORDS;
        return words[at + CODES] != 0
                && words[at + STAN] == message.stan
                && words[at + TIME] == message.transmissionTime
                && words[at + ACQUIRER] == message.acquirer
                && words[at + FORWARDER] == message.forwarder;
    }

    void read(int link, TotalsAnswer into) {
        int at = link * WORDS;
        into.businessDate = (int) words[at + DATE];
        into.settlementCode = (int) (words[at + CODES] >> 16);
        into.responseCode = (int) words[at + CODES] & 0xFFFF;
        for (int total = 0; total < LinkTotals.COUNT; total++) {
            into.counted.value(total, words[at + TOTALS + total]);
        }
    }

    void compared(TotalsComparedDecoder record, LinkTotals counted) {
        int at = record.link() * WORDS;
        words[at + STAN] = record.stan();
        words[at + TIME] = record.transmissionTime();
        words[at + ACQUIRER] = record.acquirer();
        words[at + FORWARDER] = record.forwarder();
        words[at + DATE] = record.businessDate();
        int code = ResponseCode.of(record.responseCode(0), record.responseCode(1));
        words[at + CODES] = (long) record.settlementCode() << 16 | code;
        for (int total = 0; total < LinkTotals.COUNT; total++) {
            words[at + TOTALS + total] = counted.value(total);
        }
    }

    long digest() {
        return Arrays.hashCode(words);
    }

    @Override
    public void save(SnapshotWriter out) {
        for (long word : words) {
            out.putLong(word);
        }
    }

    @Override
    public void load(SnapshotReader in) {
        for (int i = 0; i < words.length; i++) {
            words[i] = in.getLong();
        }
    }
}
