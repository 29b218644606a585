package io.crosspoint.token;

import io.crosspoint.journal.RecordBatch;

import org.jspecify.annotations.Nullable;

/** Decides about moving tokens to a renewed or replaced card: the issuer's and provider's right. */
final class CardMoves {
    private final TokenPolicy policy;
    private final TokenTable table;
    private final Issuance issuance;
    private final FactWriter facts;
    private final TokenView view = new TokenView();

    CardMoves(TokenPolicy policy, TokenTable table, Issuance issuance, FactWriter facts) {
        this.policy = policy;
        this.table = table;
        this.issuance = issuance;
        this.facts = facts;
    }

    TokenReply decide(
            TokenCommand.UpdatePan command, RequestKey key, long nowNs, RecordBatch batch) {
        Actor actor = command.actor();
        boolean side = actor.kind() == ActorKind.ISSUER || actor.kind() == ActorKind.PROVIDER;
        if (!side
                || !actor.mayTouch(0, command.oldCard().bin())
                || !actor.mayTouch(0, command.newCard().bin())) {
            return Issuance.refused(
                    Refusal.NOT_ALLOWED, "both cards must be of the issuer that asks");
        }
        return command.token() == 0
                ? moveAll(command, key, nowNs, batch)
                : moveOne(command, key, nowNs, batch);
    }

    private TokenReply moveOne(
            TokenCommand.UpdatePan command, RequestKey key, long nowNs, RecordBatch batch) {
        int slot = table.slotOf(command.token());
        SealedCard old = command.oldCard();
        if (slot == Slot.NONE
                || !table.view(slot, view)
                        .isCard(old.sealHigh(), old.sealLow(), old.sealKeyVersion())) {
            return Issuance.refused(Refusal.UNKNOWN_TOKEN, "no such token of the old card");
        }
        if (view.state() == TokenState.DEACTIVATED) {
            return Issuance.refused(Refusal.STATE, "the token is deactivated");
        }
        int yymm = Months.yymm(nowNs);
        TokenReply.Refused refusal = obstacle(slot, command, yymm);
        if (refusal == null) {
            refusal = overLimit(command, yymm, 1);
        }
        if (refusal != null) {
            return refusal;
        }
        facts.panUpdated(batch, nowNs, key, command);
        return new TokenReply.CardUpdated(1);
    }

    private TokenReply moveAll(
            TokenCommand.UpdatePan command, RequestKey key, long nowNs, RecordBatch batch) {
        SealedCard old = command.oldCard();
        int yymm = Months.yymm(nowNs);
        int moved = 0;
        int live = 0;
        int slot = issuance.next(table.newestOfCard(old.sealHigh()), old);
        while (slot != Slot.NONE) {
            if (table.view(slot, view).state() != TokenState.DEACTIVATED) {
                TokenReply.Refused refusal = obstacle(slot, command, yymm);
                if (refusal != null) {
                    return refusal;
                }
                moved++;
                live += table.view(slot, view).isLive(yymm) ? 1 : 0;
            }
            slot = issuance.next(table.nextOfCard(slot), old);
        }
        if (moved == 0) {
            return Issuance.refused(Refusal.UNKNOWN_TOKEN, "the old card has no token to move");
        }
        TokenReply.Refused refusal = overLimit(command, yymm, live);
        if (refusal != null) {
            return refusal;
        }
        facts.cardReplaced(batch, nowNs, key, command);
        return new TokenReply.CardUpdated(moved);
    }

    private TokenReply.@Nullable Refused obstacle(
            int slot, TokenCommand.UpdatePan command, int yymm) {
        table.view(slot, view);
        if (command.oldCard().sameCard(command.newCard()) || !view.isLive(yymm)) {
            return null;
        }
        int twin = issuance.live(command.newCard(), view.requestorId(), view.deviceId(), yymm);
        return twin == Slot.NONE
                ? null
                : new TokenReply.Refused(Refusal.CONFLICT, "deactivate one of the two first");
    }

    private TokenReply.@Nullable Refused overLimit(
            TokenCommand.UpdatePan command, int yymm, int coming) {
        if (command.oldCard().sameCard(command.newCard())) {
            return null;
        }
        int there = issuance.liveOfCard(command.newCard(), yymm);
        return there + coming <= policy.maxLiveTokensPerCard()
                ? null
                : new TokenReply.Refused(
                        Refusal.CARD_LIMIT, "limit " + policy.maxLiveTokensPerCard());
    }
}
