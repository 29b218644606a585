package io.crosspoint.clearing.reconciliation;

/** What a source says became of a transaction; only one of them leaves money moved. */
public enum Standing {
    APPROVED,
    DECLINED,
    REVERSED;

    boolean agreesWith(Standing other) {
        return this == APPROVED == (other == APPROVED);
    }
}
