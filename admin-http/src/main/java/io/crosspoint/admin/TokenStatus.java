package io.crosspoint.admin;

import java.util.Map;

/**
 * What an operator may see of a payment token. It cannot hold a whole token or card number.
 *
 * @param maskedToken first six and last four digits, stars between
 * @param state of the token's life cycle, such as ACTIVE
 * @param expiry yymm
 * @param requestor token requestor id, 11 digits
 * @param cardBin first six digits of the card's number
 * @param cardLastFour last four digits of the card's number
 * @param attributes what else is worth showing, by name; no value holds 11 or more digits in a row
 */
public record TokenStatus(
        String maskedToken,
        String state,
        String expiry,
        String requestor,
        String cardBin,
        String cardLastFour,
        Map<String, String> attributes) {

    /**
     * Checks that nothing can be shown that must not be.
     *
     * @throws IllegalArgumentException that names the value, without quoting it
     */
    public TokenStatus {
        fits("maskedToken", maskedToken, "[0-9]{6}[*]{3,9}[0-9]{4}");
        fits("expiry", expiry, "[0-9]{4}");
        fits("requestor", requestor, "[0-9]{11}");
        fits("cardBin", cardBin, "[0-9]{6}");
        fits("cardLastFour", cardLastFour, "[0-9]{4}");
        attributes = Map.copyOf(attributes);
        attributes.forEach((name, value) -> fits(name, value, "(?!.*[0-9]{11}).*"));
    }

    /**
     * First six and last four digits with stars between.
     *
     * @param token 13 to 19 digits
     */
    public static String mask(String token) {
        fits("token", token, "[0-9]{13,19}");
        int end = token.length() - 4;
        return token.substring(0, 6) + "*".repeat(end - 6) + token.substring(end);
    }

    private static void fits(String name, String value, String pattern) {
        if (!value.matches(pattern)) {
            throw new IllegalArgumentException(
                    name
                            + ": "
                            + value.length()
                            + " characters that do not fit (expected: "
                            + pattern
                            + ")");
        }
    }
}
