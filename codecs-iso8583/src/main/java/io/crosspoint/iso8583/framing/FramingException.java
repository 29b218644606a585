package io.crosspoint.iso8583.framing;

import io.netty.handler.codec.CodecException;

/** A peer's length cannot be followed; nothing that comes after it can be read. */
public final class FramingException extends CodecException {
    private static final long serialVersionUID = 1L;

    public FramingException(String what, String found, String expected) {
        super(what + ": " + found + " (expected: " + expected + ")");
    }
}
