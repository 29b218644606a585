package io.crosspoint.clearing.reconciliation;

/**
 * A transaction as one source has it.
 *
 * @param businessDate yyyymmdd
 * @param stan DE11 of the member's leg
 * @param transmissionTime DE7 as MMDDhhmmss, empty when the source has none
 * @param rrn DE37, empty when the source has none
 * @param amountMinor minor units, 0 or more
 */
record Entry(
        int businessDate,
        long acquirer,
        long forwarder,
        long stan,
        String transmissionTime,
        String rrn,
        long amountMinor,
        Standing standing) {

    /** Never the account, never a name. */
    record Key(int businessDate, long acquirer, long forwarder, long stan, String time) {}

    /** For sources that lost the STAN. */
    record RrnKey(int businessDate, long acquirer, String rrn) {}

    Key key() {
        return new Key(businessDate, acquirer, forwarder, stan, transmissionTime);
    }

    Key keyWithoutTime() {
        return new Key(businessDate, acquirer, forwarder, stan, "");
    }

    RrnKey rrnKey() {
        return new RrnKey(businessDate, acquirer, rrn);
    }
}
