package io.crosspoint.token;

import io.crosspoint.crypto.Hmac;
import io.crosspoint.crypto.Luhn;

import java.nio.ByteBuffer;

/**
 * Draws token numbers: the serial, counted from 0, is sent through a keyed permutation of its range
 * (a Feistel network over HMAC-SHA-256, walked until it lands inside, NIST SP 800-38G's idea), and
 * the check digit is added. So the n-th number is fixed by the key, none comes twice, and none
 * tells which comes next.
 */
final class TokenNumbers {
    private static final int ROUNDS = 8;

    /** One number and its place in the drawing order. */
    record Draw(long serial, long number, int length) {}

    private final TokenRanges ranges;
    private final long size;
    private final Hmac key;
    private final byte[] input = new byte[Integer.BYTES + 1 + Long.BYTES];
    private final ByteBuffer inputView = ByteBuffer.wrap(input);
    private final byte[] output = new byte[Hmac.LENGTH];
    private final ByteBuffer outputView = ByteBuffer.wrap(output);

    TokenNumbers(TokenRanges ranges, Hmac key) {
        this.ranges = ranges;
        this.key = key;
        size = ranges.size();
    }

    TokenRanges ranges() {
        return ranges;
    }

    long size() {
        return size;
    }

    /** The number at a place below {@link #size()}. */
    Draw draw(long serial) {
        long place = serial;
        for (TokenRange range : ranges.ranges()) {
            if (place < range.size()) {
                long body = range.body(permute(range, place));
                return new Draw(serial, body * 10 + Luhn.checkDigit(body), range.length());
            }
            place -= range.size();
        }
        throw new IllegalArgumentException(
                "token serial: found " + serial + "; expected 0 to " + (size - 1));
    }

    private long permute(TokenRange range, long place) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(range.size() - 1);
        int half = Math.max(1, (bits + 1) / 2);
        // Each range has its own permutation: adding one leaves the others as they were.
        inputView.putInt(0, range.firstBin() * 100 + range.length());
        long walked = place;
        do {
            walked = feistel(walked, half);
        } while (walked >= range.size());
        return walked;
    }

    private long feistel(long value, int half) {
        long mask = (1L << half) - 1;
        long left = value >>> half;
        long right = value & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long mixed = left ^ (scramble(round, right) & mask);
            left = right;
            right = mixed;
        }
        return left << half | right;
    }

    private long scramble(int round, long value) {
        inputView.put(Integer.BYTES, (byte) round);
        inputView.putLong(Integer.BYTES + 1, value);
        key.make(input, 0, input.length, output, 0);
        return outputView.getLong(0);
    }
}
