package io.crosspoint.qrservice;

/**
 * A pseudo-random function under a secret key, such as the first eight bytes of an HMAC over the
 * big-endian input. The same input gives the same output for as long as the key lives; the key must
 * not change while serials made with it may be issued, or the counter repeats serials.
 */
@FunctionalInterface
public interface KeyedFunction {
    long apply(long input);
}
