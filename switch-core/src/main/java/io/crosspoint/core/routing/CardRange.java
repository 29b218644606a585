package io.crosspoint.core.routing;

import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.transactions.CardKind;

import java.util.Set;

/**
 * Cards whose first six digits lie between two numbers, both included.
 *
 * @param issuer institution code, up to 11 digits
 * @param issuerLink number of the link that leads to the issuer
 * @param maxAmountMinor largest amount of one transaction; 0 for no limit
 * @param capabilities transactions that the route can carry
 */
public record CardRange(
        int binFrom,
        int binTo,
        CardKind kind,
        long issuer,
        int issuerLink,
        long maxAmountMinor,
        Set<TransactionKind> capabilities) {

    private static final int MOST = 999_999;

    public CardRange {
        check(
                binFrom >= 0 && binFrom <= binTo && binTo <= MOST,
                "BIN range",
                binFrom + "-" + binTo);
        check(issuer > 0 && issuer <= 99_999_999_999L, "issuer", issuer);
        check(issuerLink > 0, "issuerLink", issuerLink);
        check(maxAmountMinor >= 0, "maxAmountMinor", maxAmountMinor);
        capabilities = Set.copyOf(capabilities);
    }

    private static void check(boolean holds, String name, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "card range: " + name + " " + found + " is not valid");
        }
    }
}
