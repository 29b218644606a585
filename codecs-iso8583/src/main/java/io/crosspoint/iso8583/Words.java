package io.crosspoint.iso8583;

/**
 * Eight bytes in one long, checked and converted at once. What a check returns is 0 when all eight
 * are sound.
 */
final class Words {
    /** Eight characters that every content type has. */
    static final long ZEROS = 0x3030_3030_3030_3030L;

    private static final long HIGH_NIBBLES = 0xF0F0_F0F0_F0F0_F0F0L;
    private static final long SIXES = 0x0606_0606_0606_0606L;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long EIGHTS = 0x8888_8888_8888_8888L;

    private Words() {}

    static long notDigits(long eight) {
        // A carry out of a byte needs a byte of 0xFA or more, which the first term reports anyway.
        return ((eight & HIGH_NIBBLES) ^ ZEROS) | (((eight + SIXES) & HIGH_NIBBLES) ^ ZEROS);
    }

    /**
     * The characters that do not lie between two of ASCII. With the highest bit clear in all of
     * them, a sum reaches it exactly where the bound is passed, and carries nowhere.
     */
    static long notBetween(long eight, int lowest, int highest) {
        return notBetween(eight, notBelow(lowest), above(highest));
    }

    /** The same with both bounds in the form that they are added in. */
    static long notBetween(long eight, long notBelow, long above) {
        return (eight | (eight + above) | ~(eight + notBelow)) & HIGH_BITS;
    }

    /** What must be added to reach the highest bit from the lowest character on. */
    static long notBelow(int lowest) {
        return ONES * (0x80 - lowest);
    }

    /** What must be added to reach the highest bit behind the highest character. */
    static long above(int highest) {
        return ONES * (0x7F - highest);
    }

    static long notHex(long eight) {
        long lowerCase = eight | ONES * 0x20;
        long digit = (eight + ONES * (0x80 - '0')) & ~(eight + ONES * (0x7F - '9'));
        long letter = (lowerCase + ONES * (0x80 - 'a')) & ~(lowerCase + ONES * (0x7F - 'f'));
        return (eight | ~(digit | letter)) & HIGH_BITS;
    }

    /** Nibbles above 9: the eight and one of the four and the two. */
    static long notBcd(long eight) {
        return eight & ((eight << 1) | (eight << 2)) & EIGHTS;
    }

    /** Nibbles above 9 that are not the separator D. */
    static long notBcdTrack(long eight) {
        long four = eight << 1;
        long two = eight << 2;
        long separator = four & ~two & (eight << 3);
        return eight & (four | two) & ~separator & EIGHTS;
    }

    /** The number that eight hex digits stand for, the first in the lowest byte. */
    static long ofHex(long eight) {
        long nibbles = (eight & ONES * 0x0F) + ((eight >>> 6) & ONES) * 9;
        long inOrder = Long.reverseBytes(nibbles);
        long pairs = (inOrder | inOrder >>> 4) & 0x00FF_00FF_00FF_00FFL;
        long fours = (pairs | pairs >>> 8) & 0x0000_FFFF_0000_FFFFL;
        return (fours | fours >>> 16) & 0xFFFF_FFFFL;
    }

    /** Eight upper-case hex digits of the low half of a number, the first in the lowest byte. */
    static long toHex(long low) {
        long fours = (low | low << 16) & 0x0000_FFFF_0000_FFFFL;
        long pairs = (fours | fours << 8) & 0x00FF_00FF_00FF_00FFL;
        long nibbles = Long.reverseBytes((pairs | pairs << 4) & ONES * 0x0F);
        long letters = ((nibbles + SIXES) >>> 4) & ONES;
        return nibbles + ZEROS + letters * ('A' - '0' - 10);
    }

    /** The number that eight digits stand for, the first in the lowest byte. */
    static long ofDigits(long eight) {
        // Neighbours are joined to pairs, fours and eights.
        long pairs = ((eight & ONES * 0x0F) * 2561) >>> 8;
        long fours = ((pairs & 0x00FF_00FF_00FF_00FFL) * 6_553_601) >>> 16;
        return ((fours & 0x0000_FFFF_0000_FFFFL) * 42_949_672_960_001L) >>> 32;
    }

    /** Eight digits of a number below 100,000,000, the first in the lowest byte. */
    static long toDigits(int number) {
        long fours = number / 10_000 | (long) (number % 10_000) << 32;
        // n * 5243 >> 19 is n / 100 up to 9,999, and n * 103 >> 10 is n / 10 up to 99.
        long hundreds = ((fours * 5243) >>> 19) & 0x0000_007F_0000_007FL;
        long pairs = hundreds | (fours - hundreds * 100) << 16;
        long tens = ((pairs * 103) >>> 10) & 0x000F_000F_000F_000FL;
        return (tens | (pairs - tens * 10) << 8) + ZEROS;
    }
}
