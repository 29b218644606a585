package io.crosspoint.qrservice;

import io.crosspoint.qr.CheckDigit;
import io.crosspoint.qr.PayerCode;

/**
 * How serials and payer codes look.
 *
 * <pre>
 * static code    1  + 14 digits + check digit    16 digits
 * dynamic code   62 + 13 digits + check digit    16 digits
 * payer code     62 + product 2 + 15 digits      19 digits, no check digit
 * </pre>
 */
final class Serials {
    private static final long STATIC_BASE = 100_000_000_000_000L;
    private static final long DYNAMIC_BASE = 620_000_000_000_000L;

    private final SerialPermutation statics;
    private final SerialPermutation dynamics;
    private final SerialPermutation payers;
    private final int product;

    Serials(KeyedFunction function, int product) {
        statics = new SerialPermutation(function, 1, 14);
        dynamics = new SerialPermutation(function, 2, 13);
        payers = new SerialPermutation(function, 3, 15);
        this.product = product;
    }

    long ofStaticCode(long counter) {
        return CheckDigit.append(STATIC_BASE + statics.apply(counter));
    }

    long ofOrder(long counter) {
        return CheckDigit.append(DYNAMIC_BASE + dynamics.apply(counter));
    }

    long ofPayerCode(long counter) {
        return PayerCode.compose(product, payers.apply(counter));
    }

    /** Whether a serial is a dynamic code's, by its first digits. */
    static boolean isDynamic(long serial) {
        return serial / STATIC_BASE == 62;
    }
}
