package io.crosspoint.iso8583;

import org.agrona.UnsafeApi;
import org.jspecify.annotations.Nullable;

import java.nio.ByteOrder;

/**
 * Reads memory without a buffer's own checks, the first byte in the lowest bits. The caller has
 * compared the last byte with the end of the frame, and the first with its beginning.
 */
final class Octets {
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private Octets() {}

    static long eight(byte @Nullable [] in, long address) {
        long eight = UnsafeApi.getLong(in, address);
        return LITTLE_ENDIAN ? eight : Long.reverseBytes(eight);
    }

    static int four(byte @Nullable [] in, long address) {
        int four = UnsafeApi.getInt(in, address);
        return LITTLE_ENDIAN ? four : Integer.reverseBytes(four);
    }

    static int one(byte @Nullable [] in, long address) {
        return UnsafeApi.getByte(in, address);
    }
}
