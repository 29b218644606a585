package io.crosspoint.token;

import java.util.List;

/**
 * The token BIN ranges of an installation, drawn from in order. A range may be added at the end;
 * one that was drawn from must stay where it is.
 */
public record TokenRanges(List<TokenRange> ranges) {
    private static final int MAX_RANGES = 64;

    public TokenRanges {
        ranges = List.copyOf(ranges);
        Fields.range("token ranges", ranges.size(), 1, MAX_RANGES);
        for (int i = 0; i < ranges.size(); i++) {
            for (int j = 0; j < i; j++) {
                checkApart(ranges.get(j), ranges.get(i));
            }
        }
    }

    private static void checkApart(TokenRange one, TokenRange other) {
        if (one.length() == other.length()
                && one.firstBin() <= other.lastBin()
                && other.firstBin() <= one.lastBin()) {
            throw new IllegalArgumentException(
                    "token ranges: found %d-%d and %d-%d, both of %d digits; expected no overlap"
                            .formatted(
                                    one.firstBin(),
                                    one.lastBin(),
                                    other.firstBin(),
                                    other.lastBin(),
                                    one.length()));
        }
    }

    /** Whether a number of that many digits is a token's, known or not. Does not allocate. */
    public boolean contains(long number, int length) {
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.get(i).contains(number, length)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a card of that BIN and length would be taken for a token. */
    boolean claims(int bin, int length) {
        return ranges.stream()
                .anyMatch(
                        range ->
                                range.length() == length
                                        && bin >= range.firstBin()
                                        && bin <= range.lastBin());
    }

    long size() {
        long size = 0;
        for (TokenRange range : ranges) {
            size = Math.addExact(size, range.size());
        }
        return size;
    }
}
