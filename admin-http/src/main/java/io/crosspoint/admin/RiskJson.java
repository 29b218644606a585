package io.crosspoint.admin;

import io.crosspoint.core.operator.RulesStatus;
import io.crosspoint.core.risk.HotEntry;
import io.crosspoint.core.risk.HotKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Rules and hot list in the shapes that openapi.yaml promises; no card number, token or seal. */
final class RiskJson {
    private static final int PAGE = 500;
    private static final long NANOS = 1_000_000_000L;

    private RiskJson() {}

    static JsonObject rules(RulesStatus status) {
        JsonArray rules = new JsonArray();
        for (RulesStatus.RuleHits rule : status.rules()) {
            rules.add(
                    new JsonObject()
                            .put("id", rule.id())
                            .put("name", rule.name())
                            .put("hits", rule.hits()));
        }
        return new JsonObject()
                .put("version", status.version())
                .put("sha256", status.sha256())
                .put("counters", status.counters())
                .put("merchants", status.merchants())
                .put("declined", status.declined())
                .put("flagged", status.flagged())
                .put("displaced", status.displaced())
                .put("hotEntries", status.hotEntries())
                .put("mostHotEntries", status.mostHotEntries())
                .put("rules", rules);
    }

    /** The next entries after a number, and whether there are more. */
    static JsonObject page(List<HotEntry> entries, int after) {
        JsonArray page = new JsonArray();
        boolean more = false;
        for (HotEntry entry : entries) {
            if (entry.number() > after) {
                if (page.size() == PAGE) {
                    more = true;
                    break;
                }
                page.add(entry(entry));
            }
        }
        return new JsonObject().put("entries", page).put("more", more);
    }

    static JsonObject entry(HotEntry entry) {
        HotKey key = entry.key();
        JsonObject json =
                new JsonObject()
                        .put("number", entry.number())
                        .put("kind", key.kind().name().toLowerCase(Locale.ROOT))
                        .put(
                                "code",
                                ""
                                        + (char) (entry.responseCode() >> 8)
                                        + (char) (entry.responseCode() & 0xFF))
                        .put(
                                "since",
                                Instant.ofEpochSecond(
                                                entry.sinceNs() / NANOS, entry.sinceNs() % NANOS)
                                        .toString());
        switch (key.kind()) {
            case CARD -> json.put("card", "%06d***%04d".formatted(key.bin(), key.lastFour()));
            case TOKEN -> json.put("token", TokenStatus.mask(Long.toString(key.token())));
            case MERCHANT ->
                    json.put("acquirer", Long.toString(key.acquirer()))
                            .put("merchant", key.merchant());
            case TERMINAL ->
                    json.put("acquirer", Long.toString(key.acquirer()))
                            .put("terminal", key.terminal());
            case NULL_VAL -> {}
        }
        return json;
    }

    /**
     * What an operator wants listed; the schema has checked each member.
     *
     * @throws IllegalArgumentException when members and kind do not go together
     */
    static HotKey key(JsonObject body, RiskControl risk) {
        String kind = body.getString("kind");
        return switch (kind) {
            case "card" -> risk.card(member(body, "card", 3));
            case "token" -> HotKey.token(Long.parseLong(member(body, "token", 3)));
            case "merchant" ->
                    HotKey.merchant(
                            Long.parseLong(member(body, "acquirer", 4)),
                            member(body, "merchant", 4));
            case "terminal" ->
                    HotKey.terminal(
                            Long.parseLong(member(body, "acquirer", 4)),
                            member(body, "terminal", 4));
            default ->
                    throw new IllegalArgumentException(
                            "another kind (expected: one of the schema)");
        };
    }

    private static String member(JsonObject body, String name, int members) {
        String value = body.getString(name);
        if (value == null || body.size() != members) {
            throw new IllegalArgumentException(
                    body.getString("kind")
                            + " with "
                            + body.size()
                            + " members (expected: kind, code and what names the "
                            + body.getString("kind")
                            + ")");
        }
        return value;
    }
}
