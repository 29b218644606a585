package io.crosspoint.token;

/**
 * A card as the vault knows it: sealed.
 *
 * @param sealHigh first 8 bytes of the PAN seal, big-endian
 * @param sealLow last 8 bytes
 * @param sealKeyVersion key under which it was sealed, 1 to 255
 * @param bin first six digits
 * @param lastFour last four digits
 * @param panLength digits of the card number, 12 to 19
 * @param panExpiry YYMM, 0 when unknown
 * @param cardSequence DE23, 0 to 999, or {@link #NO_SEQUENCE}
 */
public record SealedCard(
        long sealHigh,
        long sealLow,
        int sealKeyVersion,
        int bin,
        int lastFour,
        int panLength,
        int panExpiry,
        int cardSequence) {
    /** The card sequence number is unknown. */
    public static final int NO_SEQUENCE = 65_535;

    public SealedCard {
        Fields.range("seal key version", sealKeyVersion, 1, 255);
        Fields.range("BIN", bin, 0, 999_999);
        Fields.range("last four", lastFour, 0, 9_999);
        Fields.range("length of the card number", panLength, 12, 19);
        if (panExpiry != 0) {
            Fields.expiry("card expiry", panExpiry);
        }
        if (cardSequence != NO_SEQUENCE) {
            Fields.range("card sequence", cardSequence, 0, 999);
        }
    }

    /** Whether both are seals of one card number under one key version. */
    boolean sameCard(SealedCard other) {
        return sealHigh == other.sealHigh
                && sealLow == other.sealLow
                && sealKeyVersion == other.sealKeyVersion;
    }
}
