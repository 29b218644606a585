package io.crosspoint.token;

import io.crosspoint.journal.RecordBatch;

/** Decides about requests for a token. */
final class Issuance {
    private final TokenPolicy policy;
    private final TokenTable table;
    private final TokenNumbers numbers;
    private final AccountReferences references;
    private final FactWriter facts;
    private final TokenView view = new TokenView();

    Issuance(
            TokenPolicy policy,
            TokenTable table,
            TokenNumbers numbers,
            AccountReferences references,
            FactWriter facts) {
        this.policy = policy;
        this.table = table;
        this.numbers = numbers;
        this.references = references;
        this.facts = facts;
    }

    /**
     * Returns the live token or writes a new one.
     *
     * @param nextSerial the first number not drawn yet
     */
    TokenReply decide(
            TokenCommand.Request request,
            RequestKey key,
            long nextSerial,
            long nowNs,
            RecordBatch batch) {
        Actor actor = request.actor();
        if (!actor.mayTouch(request.requestorId(), request.card().bin())) {
            return refused(Refusal.NOT_ALLOWED, "requestor or card is not the asker's");
        }
        if (!Assurance.mayClaim(actor.kind(), request.assurance())) {
            return refused(
                    Refusal.NOT_ALLOWED,
                    "assurance " + request.assurance() + " is the issuer's to claim");
        }
        if (numbers.ranges().claims(request.card().bin(), request.card().panLength())) {
            return refused(Refusal.NOT_ALLOWED, "the card's number lies in a token range");
        }
        int yymm = Months.yymm(nowNs);
        int twin = live(request.card(), request.requestorId(), request.device().id(), yymm);
        if (twin != Slot.NONE) {
            return new TokenReply.Issued(TokenInfos.of(table.view(twin, view)), false);
        }
        if (request.tokenExpiry() != 0 && request.tokenExpiry() < yymm) {
            return refused(Refusal.EXPIRED, "wished expiry lies before this month");
        }
        if (liveOfCard(request.card(), yymm) >= policy.maxLiveTokensPerCard()) {
            return refused(Refusal.CARD_LIMIT, "limit " + policy.maxLiveTokensPerCard());
        }
        return issue(request, key, nextSerial, nowNs, batch);
    }

    private TokenReply issue(
            TokenCommand.Request request,
            RequestKey key,
            long nextSerial,
            long nowNs,
            RecordBatch batch) {
        if (table.isFull()) {
            return refused(Refusal.VAULT_FULL, table.size() + " tokens");
        }
        long serial = nextSerial;
        while (serial < numbers.size()) {
            TokenNumbers.Draw draw = numbers.draw(serial);
            // Under one key no number comes twice; after a change of key one might.
            if (table.slotOf(draw.number()) == Slot.NONE) {
                FactWriter.NewToken token = settle(request, draw, nowNs);
                facts.issued(batch, nowNs, key, token);
                return new TokenReply.Issued(TokenInfos.of(token, nowNs), true);
            }
            serial++;
        }
        return refused(Refusal.NUMBERS_EXHAUSTED, numbers.size() + " numbers");
    }

    private FactWriter.NewToken settle(
            TokenCommand.Request request, TokenNumbers.Draw draw, long nowNs) {
        int limit = Months.yymmAfter(nowNs, policy.maxLifeMonths());
        int expiry = request.tokenExpiry() == 0 ? limit : Math.min(limit, request.tokenExpiry());
        boolean active = policy.activeAtOnce().contains(request.assurance());
        return new FactWriter.NewToken(
                request,
                draw,
                expiry,
                active ? TokenState.ACTIVE : TokenState.INACTIVE,
                reference(request.card()));
    }

    private String reference(SealedCard card) {
        int slot = next(table.newestOfCard(card.sealHigh()), card);
        return slot == Slot.NONE ? references.of(card) : table.view(slot, view).accountReference();
    }

    /** The live token of a card for a requestor and a device, or {@link Slot#NONE}. */
    int live(SealedCard card, long requestorId, String deviceId, int yymm) {
        int slot = next(table.newestOfCard(card.sealHigh()), card);
        while (slot != Slot.NONE) {
            table.view(slot, view);
            if (view.isLive(yymm)
                    && view.requestorId() == requestorId
                    && view.deviceId().equals(deviceId)) {
                return slot;
            }
            slot = next(table.nextOfCard(slot), card);
        }
        return Slot.NONE;
    }

    int liveOfCard(SealedCard card, int yymm) {
        int count = 0;
        int slot = next(table.newestOfCard(card.sealHigh()), card);
        while (slot != Slot.NONE) {
            if (table.view(slot, view).isLive(yymm)) {
                count++;
            }
            slot = next(table.nextOfCard(slot), card);
        }
        return count;
    }

    /** The first slot from {@code slot} on along the card's chain that is of this very card. */
    int next(int slot, SealedCard card) {
        int at = slot;
        while (at != Slot.NONE
                && !table.view(at, view)
                        .isCard(card.sealHigh(), card.sealLow(), card.sealKeyVersion())) {
            at = table.nextOfCard(at);
        }
        return at;
    }

    static TokenReply refused(Refusal why, String detail) {
        return new TokenReply.Refused(why, detail);
    }
}
