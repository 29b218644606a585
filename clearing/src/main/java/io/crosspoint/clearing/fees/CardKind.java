package io.crosspoint.clearing.fees;

/** What kind of account stands behind the card, as the BIN range says. */
public enum CardKind {
    DEBIT,
    CREDIT,
    PREPAID
}
