package io.crosspoint.iso8583;

/** Which characters a field may hold, in the notation of ISO 8583:1987 section 4.2. */
public enum ContentType {
    /** Digits; a fixed field is filled with zeros on the left. */
    N,
    /** Printable ASCII; a fixed field is filled with spaces on the right. */
    AN,
    /** Any text in the field's charset; a fixed field is filled with spaces on the right. */
    ANS,
    /** Track data: the 64 characters of the magnetic stripe, space to underscore. */
    Z,
    /** Bytes. */
    B,
    /** {@code C} or {@code D}, then digits. */
    XN
}
