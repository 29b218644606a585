package io.crosspoint.qr;

/** How much a decoder forgives. The checksum is checked either way. */
public enum Strictness {
    /** One defect and the payload is refused, with all of them named. */
    STRICT,
    /** Takes what can be read and names the defects beside it. */
    LENIENT
}
