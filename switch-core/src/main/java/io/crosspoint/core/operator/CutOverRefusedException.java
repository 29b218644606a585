package io.crosspoint.core.operator;

/**
 * A cut-over that was asked for too early: the date before is still closing. Nothing has changed;
 * it may be asked for again when nothing of that date is in flight any more.
 */
public final class CutOverRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * @param closingDate yyyymmdd
     * @param inFlight transactions of that date without an outcome
     */
    public CutOverRefusedException(int closingDate, long inFlight) {
        super(
                "business date %d is still closing, with %d transactions in flight (expected: none closing)"
                        .formatted(closingDate, inFlight),
                null,
                false,
                false);
    }
}
