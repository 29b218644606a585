package io.crosspoint.core.link;

/**
 * The point of service entry mode, DE22: three digits in 1987, twelve positions in 1993.
 *
 * <pre>
 * 1987  entry of the card number 2, entry of a PIN 1
 * 1993   1 how cards can be read     5 cardholder present      9 who authenticated
 *        2 how cardholders can be    6 card present           10 what can be written to cards
 *          authenticated             7 how the card was read  11 what the terminal can show
 *        3 cards can be captured     8 how the cardholder was 12 how long a PIN can be
 *        4 place                       authenticated
 * </pre>
 *
 * Contactless has no letter in the standard: X is written, M and A are read too.
 */
final class EntryModes {
    /** Positions of 1993. */
    static final int LENGTH = 12;

    private static final int CAPABILITY = 0;
    private static final int AUTHENTICATION = 1;
    private static final int CARDHOLDER = 4;
    private static final int CARD = 5;
    private static final int READ = 6;
    private static final int METHOD = 7;
    private static final int ENTITY = 8;
    private static final int PIN_LENGTH = 11;

    private static final int MANUAL = 1;
    private static final int STRIPE = 2;
    private static final int SCANNED = 3;
    private static final int SHOWN = 4;
    private static final int CHIP = 5;
    private static final int CONTACTLESS = 7;
    private static final int REMOTE = 9;
    private static final int FALLBACK = 80;
    private static final int STRIPE_WHOLE = 90;
    private static final int CONTACTLESS_STRIPE = 91;
    private static final int CHIP_UNRELIABLE = 95;
    private static final int CONTACTLESS_CHIP = 96;

    private static final int PIN_POSSIBLE = 1;
    private static final int PIN_IMPOSSIBLE = 2;

    private EntryModes() {}

    /** Three digits for twelve positions. */
    static int of1993(byte[] text, int at) {
        return entry(text, at) * 10 + pin(text[at + AUTHENTICATION]);
    }

    private static int entry(byte[] text, int at) {
        boolean chipCouldBeRead = text[at + CAPABILITY] == '5';
        boolean remote = text[at + CARDHOLDER] == '5';
        return switch (text[at + READ]) {
            case '1', '6' -> remote ? REMOTE : MANUAL;
            case '2' -> chipCouldBeRead ? FALLBACK : STRIPE;
            case '3' -> SCANNED;
            case '5' -> CHIP;
            case 'X', 'M' -> CONTACTLESS;
            case 'A' -> CONTACTLESS_STRIPE;
            default -> remote ? REMOTE : 0;
        };
    }

    private static int pin(byte authentication) {
        return switch (authentication) {
            case '1' -> PIN_POSSIBLE;
            case '0', '5' -> PIN_IMPOSSIBLE;
            default -> 0;
        };
    }

    /**
     * Twelve positions for three digits.
     *
     * @param pinSent whether the message carries a PIN block
     */
    static void to1993(int entryMode, boolean pinSent, byte[] into, int at) {
        int entry = entryMode / 10;
        int pin = entryMode % 10;
        boolean remote = entry == REMOTE;
        for (int i = at; i < at + LENGTH; i++) {
            into[i] = '0';
        }
        into[at + CAPABILITY] = entry == FALLBACK ? (byte) '5' : read(entry);
        into[at + AUTHENTICATION] =
                (byte) (pin == PIN_POSSIBLE ? '1' : pin == PIN_IMPOSSIBLE ? '0' : '6');
        into[at + CARDHOLDER] = (byte) (remote ? '5' : '0');
        into[at + CARD] = (byte) (remote ? '0' : '1');
        into[at + READ] = read(entry);
        into[at + METHOD] = (byte) (pinSent ? '1' : '0');
        into[at + ENTITY] = (byte) (pinSent ? '3' : '0');
        into[at + PIN_LENGTH] = (byte) (pin == PIN_IMPOSSIBLE ? '0' : '1');
    }

    private static byte read(int entry) {
        return switch (entry) {
            case MANUAL, REMOTE -> '6';
            case STRIPE, STRIPE_WHOLE, FALLBACK -> '2';
            case SCANNED, SHOWN -> '3';
            case CHIP, CHIP_UNRELIABLE -> '5';
            case CONTACTLESS, CONTACTLESS_CHIP -> 'X';
            case CONTACTLESS_STRIPE -> 'A';
            default -> '0';
        };
    }
}
