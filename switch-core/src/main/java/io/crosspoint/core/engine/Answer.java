package io.crosspoint.core.engine;

/** What an acquirer is told of a transaction; reused. */
public final class Answer {
    /** See {@link ResponseCode}. */
    public int responseCode;

    /** Six characters, spaces when there is none. */
    public final byte[] authorisationId = new byte[6];

    /** DE15 MMDD; 0 when absent. */
    public int settlementDate;

    /** Takes the values of another. */
    public void copyFrom(Answer other) {
        responseCode = other.responseCode;
        settlementDate = other.settlementDate;
        System.arraycopy(other.authorisationId, 0, authorisationId, 0, authorisationId.length);
    }

    void declined(int code) {
        responseCode = code;
        settlementDate = 0;
        java.util.Arrays.fill(authorisationId, (byte) ' ');
    }
}
