package io.crosspoint.token;

import java.util.ArrayList;
import java.util.List;

/** Answers questions about tokens; writes nothing. */
final class TokenQueries {
    private static final int MAX_LISTED = 1_000;

    private final TokenTable table;
    private final Issuance issuance;
    private final TokenView view = new TokenView();

    TokenQueries(TokenTable table, Issuance issuance) {
        this.table = table;
        this.issuance = issuance;
    }

    TokenReply answer(TokenCommand.QueryToken query) {
        int slot = table.slotOf(query.token());
        if (slot == Slot.NONE
                || !query.actor().mayTouch(table.view(slot, view).requestorId(), view.bin())) {
            return Issuance.refused(Refusal.UNKNOWN_TOKEN, "");
        }
        return new TokenReply.Found(TokenInfos.of(view));
    }

    /** Dead tokens included, newest first; the newest thousand of a card. */
    TokenReply answer(TokenCommand.QueryByCard query) {
        SealedCard card = query.card();
        ActorKind kind = query.actor().kind();
        boolean side = kind == ActorKind.ISSUER || kind == ActorKind.PROVIDER;
        if (!side || !query.actor().mayTouch(0, card.bin())) {
            return Issuance.refused(Refusal.NOT_ALLOWED, "only the card's issuer may ask by card");
        }
        List<TokenInfo> found = new ArrayList<>();
        int slot = issuance.next(table.newestOfCard(card.sealHigh()), card);
        while (slot != Slot.NONE && found.size() < MAX_LISTED) {
            found.add(TokenInfos.of(table.view(slot, view)));
            slot = issuance.next(table.nextOfCard(slot), card);
        }
        return new TokenReply.Listed(List.copyOf(found), 0);
    }

    TokenReply answer(TokenCommand.QueryByRequestor query) {
        ActorKind kind = query.actor().kind();
        // An issuer's BINs cannot be known of a requestor's tokens as a whole: BIN 0 is nobody's.
        if (kind == ActorKind.ISSUER || !query.actor().mayTouch(query.requestorId(), 0)) {
            return Issuance.refused(Refusal.NOT_ALLOWED, "only the requestor may ask for its own");
        }
        int slot = table.newestOfRequestor(query.requestorId());
        if (query.afterToken() != 0) {
            int last = table.slotOf(query.afterToken());
            if (last == Slot.NONE || table.view(last, view).requestorId() != query.requestorId()) {
                return Issuance.refused(Refusal.UNKNOWN_TOKEN, "the token to list after");
            }
            slot = table.nextOfRequestor(last);
        }
        List<TokenInfo> found = new ArrayList<>();
        while (slot != Slot.NONE && found.size() < query.limit()) {
            found.add(TokenInfos.of(table.view(slot, view)));
            slot = table.nextOfRequestor(slot);
        }
        long nextAfter = slot == Slot.NONE ? 0 : found.getLast().token();
        return new TokenReply.Listed(List.copyOf(found), nextAfter);
    }
}
