package io.crosspoint.app.console;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/** Numbers as people read them. */
public final class Amounts {
    private static final int COMMON_DIGITS = 2;

    private Amounts() {}

    /** For example 1,234,567. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /**
     * For example -1,234.50: with as many decimals as the currency has, two when it is unknown.
     *
     * @param minor in the smallest unit of the currency
     * @param currency numeric code of ISO 4217
     */
    public static String money(long minor, int currency) {
        int digits = digits(currency);
        return String.format(Locale.ROOT, "%,." + digits + "f", BigDecimal.valueOf(minor, digits));
    }

    /** For example CNY; the three digits when there is no such currency. */
    public static String currency(int currency) {
        return Currency.availableCurrencies()
                .filter(c -> c.getNumericCode() == currency)
                .map(Currency::getCurrencyCode)
                .sorted()
                .findFirst()
                .orElseGet(() -> String.format(Locale.ROOT, "%03d", currency));
    }

    private static int digits(int currency) {
        return Currency.availableCurrencies()
                .filter(c -> c.getNumericCode() == currency)
                .mapToInt(Currency::getDefaultFractionDigits)
                .filter(digits -> digits >= 0)
                .findFirst()
                .orElse(COMMON_DIGITS);
    }
}
