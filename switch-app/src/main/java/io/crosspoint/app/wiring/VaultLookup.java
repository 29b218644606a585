package io.crosspoint.app.wiring;

import io.crosspoint.admin.TokenLookup;
import io.crosspoint.admin.TokenStatus;
import io.crosspoint.journal.Desk;
import io.crosspoint.token.Actor;
import io.crosspoint.token.Origin;
import io.crosspoint.token.Reason;
import io.crosspoint.token.TokenCommand;
import io.crosspoint.token.TokenInfo;
import io.crosspoint.token.TokenReply;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** The vault as operators look into it. */
final class VaultLookup implements TokenLookup {
    private static final long OPERATOR = 1;

    private final Desk<TokenCommand, TokenReply> vault;

    VaultLookup(Desk<TokenCommand, TokenReply> vault) {
        this.vault = vault;
    }

    @Override
    public CompletionStage<Optional<TokenStatus>> find(String token) {
        Origin origin =
                new Origin(
                        UUID.randomUUID().toString(), new Actor.Provider(OPERATOR), Reason.OTHER);
        return vault.submit(new TokenCommand.QueryToken(origin, Long.parseLong(token)))
                .thenApply(VaultLookup::status);
    }

    private static Optional<TokenStatus> status(TokenReply reply) {
        return reply instanceof TokenReply.Found found
                ? Optional.of(status(found.token()))
                : Optional.empty();
    }

    private static TokenStatus status(TokenInfo token) {
        return new TokenStatus(
                TokenStatus.mask(Long.toString(token.token())),
                token.state().name(),
                "%04d".formatted(token.tokenExpiry()),
                "%011d".formatted(token.requestorId()),
                "%06d".formatted(token.bin()),
                "%04d".formatted(token.lastFour()),
                Map.of(
                        "useCase", token.useCase().name(),
                        "assurance", "%02d".formatted(token.assurance()),
                        "suspendedBy", token.suspendedBy().toString()));
    }
}
