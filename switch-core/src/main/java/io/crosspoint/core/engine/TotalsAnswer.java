package io.crosspoint.core.engine;

/** What a member is told about its totals; reused. */
public final class TotalsAnswer {
    /** DE66: nothing was told that could be compared. */
    static final int NOT_COMPARED = 0;

    /** DE66. */
    static final int IN_BALANCE = 1;

    /** DE66. */
    static final int OUT_OF_BALANCE = 2;

    /** DE66: the date's totals are not at hand. */
    static final int ERROR = 3;

    /** DE39, see {@link ResponseCode}. */
    public int responseCode;

    /** DE66, 0 to 3. */
    public int settlementCode;

    /** Of the totals, yyyymmdd; 0 when they are not at hand. */
    public int businessDate;

    /** As the switch counted. */
    public final LinkTotals counted = new LinkTotals();

    /** Takes the values of another. */
    public void copyFrom(TotalsAnswer other) {
        responseCode = other.responseCode;
        settlementCode = other.settlementCode;
        businessDate = other.businessDate;
        counted.copyFrom(other.counted);
    }
}
