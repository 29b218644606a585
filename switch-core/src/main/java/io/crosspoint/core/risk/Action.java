package io.crosspoint.core.risk;

/** What a rule does to a transaction that it is about. */
public enum Action {
    /** Lets it pass; the rule's number is journalled with it. */
    FLAG,

    /** Declines it unless a PIN block came with it. */
    REQUIRE_PIN,

    DECLINE
}
