package io.crosspoint.admin;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How operators look into the token vault. Safe from any thread. */
@FunctionalInterface
public interface TokenLookup {

    /**
     * Completes with what the vault knows of a token, or empty when it does not know it; on any
     * thread.
     *
     * @param token 13 to 19 digits
     */
    CompletionStage<Optional<TokenStatus>> find(String token);
}
