package io.crosspoint.token.http;

import io.crosspoint.token.DomainControls;
import io.crosspoint.token.TokenInfo;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** How tokens are told in JSON: numbers with a fixed count of digits are texts. */
final class TokenJson {
    private TokenJson() {}

    static JsonObject token(TokenInfo info) {
        return new JsonObject()
                .put("token", number(info.token(), info.tokenLength()))
                .put("tokenExpiry", number(info.tokenExpiry(), 4))
                .put("state", info.state().name())
                .put("suspendedBy", names(info.suspendedBy()))
                .put("requestorId", number(info.requestorId(), 11))
                .put(
                        "device",
                        new JsonObject()
                                .put("id", info.device().id())
                                .put("type", info.device().type())
                                .put("storage", number(info.device().storage(), 2)))
                .put("useCase", info.useCase().name())
                .put("assurance", number(info.assurance(), 2))
                .put("accountReference", info.accountReference())
                .put(
                        "card",
                        new JsonObject()
                                .put("bin", number(info.bin(), 6))
                                .put("lastFour", number(info.lastFour(), 4)))
                .put("controls", controls(info.controls()))
                .put("createdAt", instant(info.createdNs()))
                .put("updatedAt", instant(info.updatedNs()));
    }

    static JsonObject list(List<TokenInfo> tokens, String nextAfter) {
        JsonArray array = new JsonArray();
        tokens.forEach(token -> array.add(token(token)));
        JsonObject list = new JsonObject().put("tokens", array);
        return nextAfter.isEmpty() ? list : list.put("nextAfter", nextAfter);
    }

    private static JsonObject controls(DomainControls controls) {
        JsonObject json = new JsonObject().put("channels", names(controls.channels()));
        put(json, "dailyCount", controls.dailyCount());
        put(json, "totalUses", controls.totalUses());
        put(json, "singleAmountMinor", controls.singleAmountMinor());
        put(json, "dailyAmountMinor", controls.dailyAmountMinor());
        if (controls.currency() != 0) {
            json.put("currency", number(controls.currency(), 3));
        }
        if (controls.validFromNs() != 0) {
            json.put("validFrom", instant(controls.validFromNs()));
        }
        if (controls.validUntilNs() != 0) {
            json.put("validUntil", instant(controls.validUntilNs()));
        }
        if (!controls.merchants().isEmpty()) {
            json.put("merchants", new JsonArray(controls.merchants()));
        }
        return json;
    }

    private static void put(JsonObject json, String name, long limit) {
        if (limit != 0) {
            json.put(name, limit);
        }
    }

    private static JsonArray names(Collection<? extends Enum<?>> constants) {
        JsonArray array = new JsonArray();
        constants.stream().map(Enum::name).sorted().forEach(array::add);
        return array;
    }

    static String number(long value, int width) {
        String digits = Long.toString(value);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static String instant(long ns) {
        return Instant.ofEpochSecond(
                        Math.floorDiv(ns, 1_000_000_000L), Math.floorMod(ns, 1_000_000_000L))
                .toString();
    }
}
