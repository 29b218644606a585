package io.crosspoint.app.wiring;

import io.crosspoint.crypto.Hmac;
import io.crosspoint.crypto.KeyName;
import io.crosspoint.crypto.KeyRing;
import io.crosspoint.qrservice.KeyedFunction;

import java.nio.ByteBuffer;

/** The QR registry's pseudo-random function over the key ring's HMAC. */
final class KeyedSerials {
    private KeyedSerials() {}

    /** For the lane's thread. */
    static KeyedFunction of(KeyRing keys) {
        Hmac hmac = keys.newHmac(KeyName.QR_SERIAL);
        byte[] input = new byte[Long.BYTES];
        byte[] output = new byte[Hmac.LENGTH];
        return value -> {
            ByteBuffer.wrap(input).putLong(value);
            hmac.make(input, 0, input.length, output, 0);
            return ByteBuffer.wrap(output).getLong();
        };
    }
}
