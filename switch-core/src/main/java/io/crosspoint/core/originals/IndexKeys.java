package io.crosspoint.core.originals;

import io.crosspoint.core.engine.Recall;
import io.crosspoint.journal.transactions.FactsDecoder;

import java.nio.ByteBuffer;

/**
 * The keys of the index, big-endian, so that transactions of one name follow each other in the
 * order of their numbers:
 *
 * <pre>
 * entry      | 'E' | number 8 |
 * DE90       | 'K' | link 2 | STAN 4 | transmission time 4 | acquirer 8 | forwarder 8 | number 8 |
 * reference  | 'R' | RRN 12 | acquirer 8 | terminal 8 | number 8 |
 * progress   | 'P' |
 * </pre>
 */
final class IndexKeys {
    static final byte[] PROGRESS = {'P'};
    static final int NUMBER_BYTES = Long.BYTES;

    private static final int KEY_NAME = 1 + 2 + 4 + 4 + 8 + 8;
    private static final int REFERENCE_NAME = 1 + 12 + 8 + 8;

    private final byte[] rrn = new byte[FactsDecoder.rrnLength()];
    private final byte[] terminal = new byte[FactsDecoder.terminalLength()];

    static byte[] entry(long transactionId) {
        return ByteBuffer.allocate(1 + NUMBER_BYTES).put((byte) 'E').putLong(transactionId).array();
    }

    /** By what DE90 names a transaction, its number behind. */
    byte[] key(FactsDecoder facts) {
        return key(
                facts.acquirerLink(),
                (int) facts.stan(),
                facts.transmissionTime(),
                facts.acquirer(),
                facts.forwarder(),
                facts.transactionId());
    }

    static byte[] key(Recall recall, int link) {
        return key(
                link,
                recall.stan(),
                recall.transmissionTime(),
                recall.originalAcquirer(),
                recall.originalForwarder(),
                Long.MAX_VALUE);
    }

    private static byte[] key(
            int link, int stan, long time, long acquirer, long forwarder, long number) {
        return ByteBuffer.allocate(KEY_NAME + NUMBER_BYTES)
                .put((byte) 'K')
                .putShort((short) link)
                .putInt(stan)
                .putInt((int) time)
                .putLong(acquirer)
                .putLong(forwarder)
                .putLong(number)
                .array();
    }

    /** By RRN, acquirer and terminal, the number behind. */
    byte[] reference(FactsDecoder facts) {
        facts.getRrn(rrn, 0);
        facts.getTerminal(terminal, 0);
        return reference(rrn, facts.acquirer(), terminal, facts.transactionId());
    }

    static byte[] reference(Recall recall) {
        return reference(recall.rrn(), recall.acquirer(), recall.terminal(), Long.MAX_VALUE);
    }

    private static byte[] reference(byte[] rrn, long acquirer, byte[] terminal, long number) {
        return ByteBuffer.allocate(REFERENCE_NAME + NUMBER_BYTES)
                .put((byte) 'R')
                .put(rrn)
                .putLong(acquirer)
                .put(terminal)
                .putLong(number)
                .array();
    }

    /** The number at the end of a key. */
    static long number(byte[] key) {
        return ByteBuffer.wrap(key).getLong(key.length - NUMBER_BYTES);
    }
}
