package io.crosspoint.perf.sim;

import org.jspecify.annotations.Nullable;

/**
 * One piece of an acquirer's script.
 *
 * @param card the card or token presented; null when there is only a code
 * @param code of the payer or merchant, as its field carries it; null without
 * @param amountMinor of the first request, 0 for a balance inquiry
 * @param followUpMinor of the refund or completion; ignored elsewhere
 * @param entryMode DE22, three digits
 */
public record Scenario(
        ScenarioType type,
        @Nullable Card card,
        @Nullable String code,
        long amountMinor,
        long followUpMinor,
        String entryMode) {

    public Scenario {
        if (amountMinor < 0 || amountMinor > 999_999_999_999L) {
            throw new IllegalArgumentException(
                    type + ": amount " + amountMinor + " (expected: 0 to 12 digits)");
        }
        if (card == null && code == null) {
            throw new IllegalArgumentException(type + ": neither card nor code (expected: one)");
        }
    }

    /** A scenario with a card or token; refund or completion are of the whole amount. */
    public static Scenario of(ScenarioType type, Card card, long amountMinor) {
        return new Scenario(type, card, null, amountMinor, amountMinor, entryMode(type));
    }

    /** A scenario whose refund or completion is of another amount. */
    public static Scenario of(ScenarioType type, Card card, long amountMinor, long followUpMinor) {
        return new Scenario(type, card, null, amountMinor, followUpMinor, entryMode(type));
    }

    /** A purchase by code; the card is what the code itself names, where DE2 must carry it. */
    public static Scenario byCode(
            ScenarioType type, String code, @Nullable Card card, long amountMinor) {
        return new Scenario(type, card, code, amountMinor, amountMinor, entryMode(type));
    }

    public Scenario withEntryMode(String mode) {
        return new Scenario(type, card, code, amountMinor, followUpMinor, mode);
    }

    private static String entryMode(ScenarioType type) {
        return switch (type) {
            case TOKEN_CONTACTLESS, UNKNOWN_TOKEN -> "071";
            case TOKEN_IN_APP -> "092";
            case PAYER_CODE_SHOWN -> "042";
            case CODE_SCANNED -> "032";
            default -> "051";
        };
    }

    /** Without the code. */
    @Override
    public String toString() {
        return type + "[" + card + ", " + amountMinor + "]";
    }
}
