package io.crosspoint.core.link;

/**
 * The form of balances in DE54, up to six of them:
 *
 * <pre>
 * | account type 2 | amount type 2 | currency 3 | C or D 1 | amount 12 |
 * </pre>
 */
final class BalanceText {
    private static final int EACH = 20;
    private static final int SIGN = 7;

    private BalanceText() {}

    static boolean isSound(byte[] text, int length) {
        if (length == 0 || length % EACH != 0) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            boolean digit = text[i] >= '0' && text[i] <= '9';
            boolean sign = text[i] == 'C' || text[i] == 'D';
            if (i % EACH == SIGN ? !sign : !digit) {
                return false;
            }
        }
        return true;
    }
}
