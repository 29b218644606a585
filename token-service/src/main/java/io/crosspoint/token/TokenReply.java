package io.crosspoint.token;

import java.util.List;

/** What the vault answers. */
public sealed interface TokenReply {
    /**
     * There is a live token.
     *
     * @param fresh false when a live token was returned
     */
    record Issued(TokenInfo token, boolean fresh) implements TokenReply {}

    /**
     * The token is in the state that was asked for.
     *
     * @param changed false when it was already so
     */
    record Changed(TokenInfo token, boolean changed) implements TokenReply {}

    /** How many tokens moved to the new card. */
    record CardUpdated(int tokens) implements TokenReply {}

    /** The token that was asked for. */
    record Found(TokenInfo token) implements TokenReply {}

    /**
     * A page of tokens.
     *
     * @param nextAfter ask again after this token; 0 when the list is complete
     */
    record Listed(List<TokenInfo> tokens, long nextAfter) implements TokenReply {}

    /**
     * Nothing was done.
     *
     * @param detail one line that names states and sides, never a card
     */
    record Refused(Refusal why, String detail) implements TokenReply {}
}
