package io.crosspoint.qrservice.http;

import java.util.Set;

/**
 * Who calls.
 *
 * @param institution identification code, up to 11 digits
 * @param roles what it may do
 */
public record Partner(long institution, Set<Role> roles) {
    /** What a partner may do over the QR routes. */
    public enum Role {
        /** Merchants, codes and orders of its own. */
        ACQUIRER,
        /** Payer codes and payments. */
        WALLET
    }

    public Partner {
        roles = Set.copyOf(roles);
    }
}
