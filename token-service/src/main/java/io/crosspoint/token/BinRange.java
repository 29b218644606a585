package io.crosspoint.token;

/** A range of six-digit BINs, both ends included. */
public record BinRange(int first, int last) {
    public BinRange {
        Fields.range("first BIN", first, 100_000, 999_999);
        Fields.range("last BIN", last, first, 999_999);
    }

    public boolean contains(int bin) {
        return bin >= first && bin <= last;
    }
}
