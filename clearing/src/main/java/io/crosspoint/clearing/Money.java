package io.crosspoint.clearing;

/**
 * What one transaction moves. Fees are positive when charged and negative when returned.
 *
 * @param grossMinor what the issuer owes the acquirer before fees; negative for money going back
 * @param issuerFeeMinor from acquirer to issuer
 * @param networkAcquirerMinor from acquirer to switch
 * @param networkIssuerMinor from issuer to switch
 * @param feeRows lines of the fee table, in the order of the fees
 */
record Money(
        long grossMinor,
        long issuerFeeMinor,
        long networkAcquirerMinor,
        long networkIssuerMinor,
        String feeRows) {
    static final Money NONE = new Money(0, 0, 0, 0, "");

    long acquirerNetMinor() {
        return grossMinor - issuerFeeMinor - networkAcquirerMinor;
    }

    long issuerNetMinor() {
        return -grossMinor + issuerFeeMinor - networkIssuerMinor;
    }

    long switchNetMinor() {
        return networkAcquirerMinor + networkIssuerMinor;
    }

    Money negated() {
        return new Money(
                -grossMinor, -issuerFeeMinor, -networkAcquirerMinor, -networkIssuerMinor, feeRows);
    }
}
