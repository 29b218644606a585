package io.crosspoint.crypto;

/**
 * Clear PIN blocks of ISO 9564-1 format 0: the PIN field (control 0, length, digits, filler F)
 * exclusive-or the account field (four zeros and the twelve rightmost digits of the card number
 * before its check digit). A clear block lives only until it is enciphered; the caller wipes it.
 */
public final class Iso9564Format0 {
    /** Bytes of a block. */
    public static final int BLOCK_LENGTH = 8;

    private Iso9564Format0() {}

    /**
     * Writes the clear block of a PIN of 4 to 12 ASCII digits, bound to a card number of at least
     * 13 ASCII digits, into the first 8 bytes of {@code block}.
     *
     * @throws IllegalArgumentException that tells lengths but no digit
     */
    public static void encode(byte[] pin, byte[] pan, byte[] block) {
        checkDigits("PIN", pin, 4, 12);
        checkDigits("card number", pan, 13, PanSealer.MAX_DIGITS);
        for (int i = 0; i < BLOCK_LENGTH; i++) {
            int high = pinNibble(pin, 2 * i) ^ panNibble(pan, 2 * i);
            int low = pinNibble(pin, 2 * i + 1) ^ panNibble(pan, 2 * i + 1);
            block[i] = (byte) (high << 4 | low);
        }
    }

    private static int pinNibble(byte[] pin, int index) {
        return switch (index) {
            case 0 -> 0;
            case 1 -> pin.length;
            default -> index - 2 < pin.length ? pin[index - 2] - '0' : 0xF;
        };
    }

    private static int panNibble(byte[] pan, int index) {
        return index < 4 ? 0 : pan[pan.length - 1 - 16 + index] - '0';
    }

    private static void checkDigits(String what, byte[] digits, int min, int max) {
        boolean onlyDigits = true;
        for (byte digit : digits) {
            onlyDigits &= digit >= '0' && digit <= '9';
        }
        if (digits.length < min || digits.length > max || !onlyDigits) {
            throw new IllegalArgumentException(
                    what
                            + ": found "
                            + digits.length
                            + (onlyDigits ? " digits" : " bytes with one that is no digit")
                            + "; expected "
                            + min
                            + " to "
                            + max
                            + " digits");
        }
    }
}
