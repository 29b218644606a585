package io.crosspoint.token;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The limits within which a token may be used; 0 or an empty list sets no limit.
 *
 * @param channels at least one
 * @param currency ISO 4217 numeric
 * @param dailyCount approved uses on one business date
 * @param totalUses approved uses in all
 * @param validFromNs epoch nanoseconds
 * @param validUntilNs epoch nanoseconds, exclusive
 * @param merchants at most 8 merchant ids of 1 to 15 characters
 */
public record DomainControls(
        Set<TokenChannel> channels,
        int currency,
        int dailyCount,
        int totalUses,
        long singleAmountMinor,
        long dailyAmountMinor,
        long validFromNs,
        long validUntilNs,
        List<String> merchants) {
    /** Most merchants one token may name. */
    public static final int MAX_MERCHANTS = 8;

    /** Bytes of a merchant id, padded with blanks: DE42. */
    public static final int MERCHANT_LENGTH = 15;

    public DomainControls {
        channels = Set.copyOf(channels);
        merchants = List.copyOf(merchants);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("channels: found none; expected at least one");
        }
        Fields.range("currency", currency, 0, 999);
        Fields.range("daily count", dailyCount, 0, 1_000_000);
        Fields.range("total uses", totalUses, 0, 1_000_000_000);
        Fields.range("single amount", singleAmountMinor, 0, Fields.MAX_AMOUNT_MINOR);
        Fields.range("daily amount", dailyAmountMinor, 0, Fields.MAX_AMOUNT_MINOR);
        Fields.range("valid from", validFromNs, 0, Long.MAX_VALUE);
        Fields.range("valid until", validUntilNs, 0, Long.MAX_VALUE);
        if (validUntilNs != 0 && validUntilNs <= validFromNs) {
            throw new IllegalArgumentException(
                    "valid until: found a time at or before valid from; expected one after it");
        }
        Fields.range("merchants", merchants.size(), 0, MAX_MERCHANTS);
        merchants.forEach(merchant -> Fields.text("merchant", merchant, 1, MERCHANT_LENGTH));
    }

    /** Every channel, no limits. */
    public static DomainControls unlimited() {
        return new DomainControls(
                EnumSet.allOf(TokenChannel.class), 0, 0, 0, 0, 0, 0, 0, List.of());
    }

    int channelBits() {
        return channels.stream().mapToInt(TokenChannel::bit).sum();
    }
}
