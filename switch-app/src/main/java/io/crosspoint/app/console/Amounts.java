package io.crosspoint.app.console;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

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
        return known(currency)
                .map(Currency::getCurrencyCode)
                .orElseGet(() -> String.format(Locale.ROOT, "%03d", currency));
    }

    private static int digits(int currency) {
        return known(currency)
                .map(Currency::getDefaultFractionDigits)
                .filter(digits -> digits >= 0)
                .orElse(COMMON_DIGITS);
    }

    /** Several old currencies have the number 0, which means none. */
    private static Optional<Currency> known(int currency) {
        return Currency.availableCurrencies()
                .filter(c -> currency != 0 && c.getNumericCode() == currency)
                .min(Comparator.comparing(Currency::getCurrencyCode));
    }
}
