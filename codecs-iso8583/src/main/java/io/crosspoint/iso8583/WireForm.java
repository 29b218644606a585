package io.crosspoint.iso8583;

/**
 * How the parts before the fields stand on the wire.
 *
 * @param bcdMti two BCD bytes instead of four ASCII digits
 * @param rawBitmap eight bytes a bitmap instead of sixteen ASCII hex digits
 */
record WireForm(boolean bcdMti, boolean rawBitmap) {
    int mtiLength() {
        return bcdMti ? 2 : 4;
    }

    int bitmapLength() {
        return rawBitmap ? 8 : 16;
    }
}
