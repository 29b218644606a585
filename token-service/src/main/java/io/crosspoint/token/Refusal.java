package io.crosspoint.token;

/** Why the vault did not do what it was asked. */
public enum Refusal {
    /** No such token, or it is not the asker's business: the two are not told apart. */
    UNKNOWN_TOKEN("no such token"),
    /** The asker's side may not do this. */
    NOT_ALLOWED("not allowed to this side"),
    /** The token's state does not permit it. */
    STATE("not possible in the state of the token"),
    /** The token or the wished expiry lies in the past. */
    EXPIRED("expired"),
    /** The request id was used for something else. */
    REQUEST_ID_REUSED("the request id was used for another request"),
    /** The other card has a live token of the same requestor and device. */
    CONFLICT("the other card has a live token for the same requestor and device"),
    /** The card has as many live tokens as the policy permits. */
    CARD_LIMIT("the card has as many live tokens as permitted"),
    /** The vault holds as many tokens as it was sized for. */
    VAULT_FULL("the vault is full"),
    /** Every number of the token ranges was issued. */
    NUMBERS_EXHAUSTED("every number of the token ranges was issued");

    private final String text;

    Refusal(String text) {
        this.text = text;
    }

    /** One line for the asker. */
    public String text() {
        return text;
    }
}
