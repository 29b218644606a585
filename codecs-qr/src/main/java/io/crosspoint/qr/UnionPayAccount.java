package io.crosspoint.qr;

import java.util.Optional;

/**
 * UnionPay's merchant account (id 15): 31 characters.
 *
 * @param acquirer institution number, 8 digits
 * @param forwarder institution number, 8 digits
 * @param merchantId 15 characters
 */
public record UnionPayAccount(String acquirer, String forwarder, String merchantId) {
    static final int LENGTH = 31;

    static Optional<UnionPayAccount> parse(String value) {
        boolean fits = value.length() == LENGTH && Texts.isDigits(value.substring(0, 16));
        return fits
                ? Optional.of(
                        new UnionPayAccount(
                                value.substring(0, 8), value.substring(8, 16), value.substring(16)))
                : Optional.empty();
    }

    /** The value of id 15. */
    public String value() {
        return acquirer + forwarder + merchantId;
    }
}
