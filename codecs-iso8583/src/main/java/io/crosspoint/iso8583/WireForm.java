package io.crosspoint.iso8583;

/**
 * How the parts before the fields stand on the wire.
 *
 * @param bcdMti two BCD bytes instead of four ASCII digits
 * @param ebcdicMti the four digits in EBCDIC
 * @param rawBitmap eight bytes a bitmap instead of sixteen ASCII hex digits
 * @param ebcdicBitmap the sixteen hex digits in EBCDIC
 */
record WireForm(boolean bcdMti, boolean ebcdicMti, boolean rawBitmap, boolean ebcdicBitmap) {
    int mtiLength() {
        return bcdMti ? 2 : 4;
    }

    int bitmapLength() {
        return rawBitmap ? 8 : 16;
    }
}
