package io.crosspoint.token;

import io.crosspoint.journal.tokens.ControlsDecoder;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tells tokens to those who asked; off the message path. */
final class TokenInfos {
    private TokenInfos() {}

    /** The token as it stands. */
    static TokenInfo of(TokenView view) {
        return with(view, view.state(), view.suspendedBy(), view.assurance(), view.updatedNs());
    }

    /** The token as it will stand after a change of state. */
    static TokenInfo with(
            TokenView view, TokenState state, int suspendedBy, int assurance, long updatedNs) {
        return new TokenInfo(
                view.token(),
                view.tokenLength(),
                view.tokenExpiry(),
                state,
                sides(suspendedBy),
                view.requestorId(),
                new Device(view.deviceId(), view.deviceType(), view.storage()),
                view.useCase(),
                assurance,
                view.accountReference(),
                view.bin(),
                view.lastFour(),
                view.panExpiry(),
                controls(view),
                view.createdNs(),
                updatedNs);
    }

    /** A token about to be issued. */
    static TokenInfo of(FactWriter.NewToken token, long nowNs) {
        TokenCommand.Request request = token.request();
        return new TokenInfo(
                token.draw().number(),
                token.draw().length(),
                token.expiry(),
                token.state(),
                Set.of(),
                request.requestorId(),
                request.device(),
                request.useCase(),
                request.assurance(),
                token.accountReference(),
                request.card().bin(),
                request.card().lastFour(),
                request.card().panExpiry(),
                request.controls(),
                nowNs,
                nowNs);
    }

    private static Set<ActorKind> sides(int bits) {
        Set<ActorKind> sides = EnumSet.noneOf(ActorKind.class);
        for (ActorKind kind : ActorKind.values()) {
            if ((bits & kind.bit()) != 0) {
                sides.add(kind);
            }
        }
        return sides;
    }

    private static DomainControls controls(TokenView view) {
        ControlsDecoder decoder = view.controls();
        int bits = DomainCheck.channels(decoder);
        Set<TokenChannel> channels = EnumSet.noneOf(TokenChannel.class);
        for (TokenChannel channel : TokenChannel.values()) {
            if ((bits & channel.bit()) != 0) {
                channels.add(channel);
            }
        }
        List<String> merchants = new ArrayList<>();
        for (int i = 0; i < view.merchantCount(); i++) {
            merchants.add(view.merchant(i));
        }
        return new DomainControls(
                channels,
                decoder.currency(),
                (int) decoder.dailyCount(),
                (int) decoder.totalUses(),
                decoder.singleAmountMinor(),
                decoder.dailyAmountMinor(),
                decoder.validFromNs(),
                decoder.validUntilNs(),
                merchants);
    }
}
