package io.crosspoint.iso8583;

/** What of a field may be shown. */
public enum Sensitivity {
    /** All of it. */
    OPEN,
    /** A card number: the first six and the last four digits. */
    PAN,
    /** Nothing: track data, PIN blocks, verification values, cryptograms, keys. */
    HIDDEN
}
