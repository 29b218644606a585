package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;

/** Who counts what issuers said yes to and took back. */
interface IssuerTotals {
    /** Counts nothing: for a fold that is not the switch's own. */
    IssuerTotals UNCOUNTED =
            new IssuerTotals() {
                @Override
                public void issuerApproved(FactsDecoder facts, int date) {}

                @Override
                public void issuerReversed(FactsDecoder facts, int date) {}
            };

    /**
     * An issuer said yes.
     *
     * @param date yyyymmdd whose totals it adds to
     */
    void issuerApproved(FactsDecoder facts, int date);

    /**
     * An issuer took a reversal of what it had said yes to.
     *
     * @param date yyyymmdd whose totals it adds to
     */
    void issuerReversed(FactsDecoder facts, int date);
}
