package io.crosspoint.perf.sim;

/**
 * A test card, or a token that stands for one. Its text shows at most BIN and last four.
 *
 * @param number 13 to 19 digits that pass the Luhn check
 * @param expiry YYMM
 */
public record Card(String number, String expiry) {

    public Card {
        if (!number.matches("[0-9]{13,19}") || luhnSum(number) % 10 != 0) {
            throw new IllegalArgumentException(
                    "card: "
                            + number.length()
                            + " characters (expected: 13 to 19 Luhn-valid digits)");
        }
        if (!expiry.matches("[0-9]{4}")) {
            throw new IllegalArgumentException("expiry: " + expiry + " (expected: YYMM)");
        }
    }

    /** The 16-digit card of a BIN (6 to 12 digits) with the given serial number and check digit. */
    public static Card of(String bin, long serial, String expiry) {
        String body = bin + String.format("%0" + (15 - bin.length()) + "d", serial);
        if (body.length() != 15) {
            throw new IllegalArgumentException("serial: " + serial + " (expected: fewer digits)");
        }
        int check = (10 - luhnSum(body + "0") % 10) % 10;
        return new Card(body + check, expiry);
    }

    /** Track 2 (DE35) of the card: number, separator, expiry, service code 220, filler. */
    String track2() {
        return number + "=" + expiry + "220" + "0000000000";
    }

    private static int luhnSum(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum;
    }

    @Override
    public String toString() {
        return number.substring(0, 6) + "…" + number.substring(number.length() - 4);
    }
}
