package io.crosspoint.clearing.fees;

/** How the cardholder paid, as far as fees care. */
public enum Product {
    /** Chip or stripe, in an app, or by a card on file. */
    CARD,
    CONTACTLESS,
    QR,
    /** Money put onto a prepaid card, by whatever channel. */
    TOP_UP
}
