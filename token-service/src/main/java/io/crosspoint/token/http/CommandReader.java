package io.crosspoint.token.http;

import io.crosspoint.token.Actor;
import io.crosspoint.token.Device;
import io.crosspoint.token.DomainControls;
import io.crosspoint.token.Origin;
import io.crosspoint.token.Reason;
import io.crosspoint.token.SealedCard;
import io.crosspoint.token.TokenChannel;
import io.crosspoint.token.TokenCommand;
import io.crosspoint.token.UseCase;
import io.vertx.core.json.JsonObject;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Turns bodies into commands. */
final class CommandReader {
    private static final Set<String> ORIGIN = Set.of("requestId", "reason", "onBehalfOf");
    private static final long MAX_AMOUNT = 999_999_999_999L;

    /** Whom a partner may speak for beside itself. */
    private enum Side {
        CARDHOLDER
    }

    private final CardReader cards;

    CommandReader(CardReader cards) {
        this.cards = cards;
    }

    TokenCommand request(JsonObject body, Actor partner) {
        JsonFields fields =
                new JsonFields("", body)
                        .only(
                                with(
                                        "requestorId",
                                        "card",
                                        "device",
                                        "useCase",
                                        "assurance",
                                        "consentReference",
                                        "tokenExpiry",
                                        "controls"));
        Origin origin = origin(fields, partner);
        Device device = device(fields.object("device"));
        String consent = fields.text("consentReference");
        DomainControls controls =
                fields.has("controls")
                        ? controls(fields.object("controls"))
                        : DomainControls.unlimited();
        List<String> elsewhere = new ArrayList<>(controls.merchants());
        elsewhere.addAll(List.of(origin.requestId(), device.id(), consent));
        return checked(
                () ->
                        new TokenCommand.Request(
                                origin,
                                cards.read(fields.object("card"), elsewhere),
                                fields.digits("requestorId", 1, 11),
                                device,
                                fields.choice("useCase", UseCase.class),
                                (int) fields.digitsOr("assurance", 2, 2, 0),
                                consent,
                                fields.expiryOrNone("tokenExpiry"),
                                controls));
    }

    TokenCommand activate(JsonObject body, Actor partner, long token) {
        JsonFields fields = new JsonFields("", body).only(with("assurance"));
        Origin origin = origin(fields, partner);
        int assurance = (int) fields.digitsOr("assurance", 2, 2, 0);
        return checked(() -> new TokenCommand.Activate(origin, token, assurance));
    }

    /** The origin of a command that has nothing else in its body. */
    Origin bareOrigin(JsonObject body, Actor partner) {
        return origin(new JsonFields("", body).only(ORIGIN), partner);
    }

    TokenCommand updatePan(JsonObject body, Actor partner) {
        JsonFields fields = new JsonFields("", body).only(with("token", "oldCard", "newCard"));
        Origin origin = origin(fields, partner);
        List<String> elsewhere = List.of(origin.requestId());
        SealedCard oldCard = cards.read(fields.object("oldCard"), elsewhere);
        SealedCard newCard = cards.read(fields.object("newCard"), elsewhere);
        long token = fields.has("token") ? token(fields, "token") : 0;
        return new TokenCommand.UpdatePan(origin, token, oldCard, newCard);
    }

    TokenCommand byCard(JsonObject body, Actor partner) {
        JsonFields fields = new JsonFields("", body).only(Set.of("card"));
        SealedCard card = cards.read(fields.object("card"), List.of());
        return new TokenCommand.QueryByCard(question(partner), card);
    }

    TokenCommand byRequestor(JsonObject query, Actor partner) {
        JsonFields fields = new JsonFields("", query).only(Set.of("requestorId", "after", "limit"));
        long requestorId = fields.digits("requestorId", 1, 11);
        long after = fields.has("after") ? token(fields, "after") : 0;
        int limit = (int) fields.digitsOr("limit", 1, 3, 100);
        return checked(
                () ->
                        new TokenCommand.QueryByRequestor(
                                question(partner), requestorId, after, limit));
    }

    static Origin question(Actor partner) {
        return new Origin("question", partner, Reason.OTHER);
    }

    /** A number of 19 digits that is no token may pass 63 bits: it is unknown, not a defect. */
    static long token(JsonFields fields, String name) {
        try {
            return fields.digits(name, 13, 19);
        } catch (NumberFormatException e) {
            throw new FieldException(
                    fields.at(name), "a number of 19 digits", "a token of this provider");
        }
    }

    private static Origin origin(JsonFields fields, Actor partner) {
        boolean cardholder =
                fields.has("onBehalfOf")
                        && fields.choice("onBehalfOf", Side.class) == Side.CARDHOLDER;
        Actor actor = cardholder ? new Actor.Cardholder(partner) : partner;
        String requestId = fields.text("requestId");
        Reason reason = fields.choiceOr("reason", Reason.class, Reason.OTHER);
        return checked(() -> new Origin(requestId, actor, reason));
    }

    private static Device device(JsonFields fields) {
        fields.only(Set.of("id", "type", "storage"));
        String id = fields.text("id");
        int type = (int) fields.numberOr("type", 99, 0);
        int storage = (int) fields.digits("storage", 2, 2);
        return checked(() -> new Device(id, type, storage));
    }

    private static DomainControls controls(JsonFields fields) {
        fields.only(
                Set.of(
                        "channels",
                        "currency",
                        "dailyCount",
                        "totalUses",
                        "singleAmountMinor",
                        "dailyAmountMinor",
                        "validFrom",
                        "validUntil",
                        "merchants"));
        return checked(
                () ->
                        new DomainControls(
                                channels(fields),
                                (int) fields.digitsOr("currency", 3, 3, 0),
                                (int) fields.numberOr("dailyCount", 1_000_000, 0),
                                (int) fields.numberOr("totalUses", 1_000_000_000, 0),
                                fields.numberOr("singleAmountMinor", MAX_AMOUNT, 0),
                                fields.numberOr("dailyAmountMinor", MAX_AMOUNT, 0),
                                fields.instantNsOrNone("validFrom"),
                                fields.instantNsOrNone("validUntil"),
                                fields.texts("merchants")));
    }

    private static Set<TokenChannel> channels(JsonFields fields) {
        if (!fields.has("channels")) {
            return EnumSet.allOf(TokenChannel.class);
        }
        Set<TokenChannel> channels = EnumSet.noneOf(TokenChannel.class);
        for (String name : fields.texts("channels")) {
            JsonObject one = JsonObject.of("channels", name);
            channels.add(new JsonFields("controls", one).choice("channels", TokenChannel.class));
        }
        return channels;
    }

    private static Set<String> with(String... more) {
        Set<String> all = new java.util.HashSet<>(ORIGIN);
        all.addAll(List.of(more));
        return all;
    }

    private static <T> T checked(java.util.function.Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw FieldException.of(e);
        }
    }
}
