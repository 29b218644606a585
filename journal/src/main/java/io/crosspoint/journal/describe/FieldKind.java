package io.crosspoint.journal.describe;

/** How the value of a field is to be understood. */
public enum FieldKind {
    /** A signed number of at most 64 bits. */
    NUMBER,
    /** An unsigned number of 64 bits, told as the {@code long} with the same bits. */
    UNSIGNED,
    /** Text of the message. */
    TEXT,
    /** The name of one of an enumeration's values. */
    CHOICE,
    /** Names of bits that are set. */
    CHOICES,
    /** Bytes without a meaning here, shown as hexadecimal digits. */
    BYTES
}
