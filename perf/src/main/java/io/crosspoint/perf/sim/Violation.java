package io.crosspoint.perf.sim;

/** What a member must never see from a switch. */
public enum Violation {
    /** A frame that holds no message of the dialect. */
    UNREADABLE,
    /** A message without a field that its type requires. */
    FIELD_MISSING,
    /** DE2 at the issuer from a token range. */
    TOKEN_AT_ISSUER,
    /** DE2 at the issuer that is of none of its BINs. */
    FOREIGN_CARD,
    /** The same key again with another type, amount or RRN. */
    KEY_REUSED,
    /** The same acquirer, RRN and type again under another key. */
    SECOND_TRANSACTION,
    /** A follow-up or reversal that names no transaction of the book. */
    ORIGINAL_UNKNOWN,
    /** An answer to nothing that was asked, or of a type that does not fit. */
    UNEXPECTED_ANSWER,
    /** An answer with another card number than was sent: the acquirer must see its token only. */
    CARD_CHANGED,
    /** An answer with another amount or RRN than was sent. */
    ANSWER_DIFFERS,
    /** Another answer to the same bytes. */
    REPEAT_DIFFERS,
    /** An approval for a card or token that nobody issued. */
    APPROVED_UNKNOWN,
    /** A reversal that was answered with anything but 00, or never. */
    REVERSAL_REFUSED
}
