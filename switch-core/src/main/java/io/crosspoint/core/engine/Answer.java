package io.crosspoint.core.engine;

/** What an acquirer is told of a transaction; reused. */
public final class Answer {
    /** See {@link ResponseCode}. */
    public int responseCode;

    /** Six characters, spaces when there is none. */
    public final byte[] authorisationId = new byte[6];

    /** DE15 MMDD; 0 when absent. */
    public int settlementDate;

    /** The most characters of DE54. */
    public static final int MOST_BALANCES = 120;

    /** DE54 of an earlier answer, for its repeat. */
    public final byte[] balances = new byte[MOST_BALANCES];

    /** Characters used of {@link #balances}; 0 without. */
    public int balancesLength;

    /** Takes the values of another. */
    public void copyFrom(Answer other) {
        balancesLength = other.balancesLength;
        System.arraycopy(other.balances, 0, balances, 0, balancesLength);
        responseCode = other.responseCode;
        settlementDate = other.settlementDate;
        System.arraycopy(other.authorisationId, 0, authorisationId, 0, authorisationId.length);
    }

    /** The switch's own answer: a code and nothing else. */
    void declined(int code) {
        responseCode = code;
        balancesLength = 0;
        settlementDate = 0;
        java.util.Arrays.fill(authorisationId, (byte) ' ');
    }
}
