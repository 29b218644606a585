package io.crosspoint.app.command;

import io.crosspoint.perf.sim.Card;
import io.crosspoint.perf.sim.Scenario;
import io.crosspoint.perf.sim.ScenarioType;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Draws scenarios by shares and a seed: the same options give the same script. Only scenarios that
 * need nothing but cards: tokens and codes have to be issued by a switch first.
 */
final class ScenarioMix {
    static final String STANDARD =
            "purchase=60,purchase-void=6,purchase-refund-full=4,purchase-refund-partial=4,"
                    + "pre-authorisation-completion=6,pre-authorisation-void=3,balance-inquiry=7,"
                    + "retransmission=4,reversal-after-answer=3,reversal-before-answer=2,"
                    + "unknown-bin=1";

    private static final String EXPIRY = "3012";
    private static final int CARDS_PER_BIN = 500;
    private static final String FOREIGN_BIN = "627777";
    private static final int LEAST_MINOR = 100;
    private static final int MOST_MINOR = 200_000;

    private final Map<ScenarioType, Integer> shares = new EnumMap<>(ScenarioType.class);
    private final int sum;

    /**
     * Reads shares such as {@code purchase=9,balance-inquiry=1}.
     *
     * @throws IllegalArgumentException that names the first share that is wrong
     */
    ScenarioMix(String text) {
        for (String share : text.split(",", -1)) {
            String[] parts = share.strip().split("=", -1);
            if (parts.length != 2 || !parts[1].matches("[0-9]{1,6}")) {
                throw new IllegalArgumentException(
                        "'" + share + "' (expected: SCENARIO=SHARE, such as purchase=60)");
            }
            shares.merge(type(parts[0]), Integer.valueOf(parts[1]), Integer::sum);
        }
        sum = shares.values().stream().mapToInt(Integer::intValue).sum();
        if (sum == 0) {
            throw new IllegalArgumentException("shares sum to 0 (expected: more)");
        }
    }

    private static ScenarioType type(String name) {
        for (ScenarioType type : ScenarioType.values()) {
            if (name(type).equals(name) && needsOnlyCards(type)) {
                return type;
            }
        }
        throw new IllegalArgumentException("'" + name + "' (expected: one of " + names() + ")");
    }

    private static boolean needsOnlyCards(ScenarioType type) {
        return switch (type) {
            case TOKEN_CONTACTLESS, TOKEN_IN_APP, PAYER_CODE_SHOWN, CODE_SCANNED, UNKNOWN_TOKEN ->
                    false;
            default -> true;
        };
    }

    private static String name(ScenarioType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The scenarios that can be asked for. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (ScenarioType type : ScenarioType.values()) {
            if (needsOnlyCards(type)) {
                names.add(name(type));
            }
        }
        return names;
    }

    /** A script of so many scenarios with cards of these BINs. */
    List<Scenario> script(int count, long seed, List<String> bins) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Scenario> script = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            script.add(scenario(draw(random.nextInt(sum)), random, bins));
        }
        return script;
    }

    private ScenarioType draw(int lot) {
        int left = lot;
        for (Map.Entry<ScenarioType, Integer> share : shares.entrySet()) {
            left -= share.getValue();
            if (left < 0) {
                return share.getKey();
            }
        }
        throw new IllegalStateException("lot " + lot + " of " + sum);
    }

    private static Scenario scenario(
            ScenarioType type, SplittableRandom random, List<String> bins) {
        String bin =
                type == ScenarioType.UNKNOWN_BIN
                        ? FOREIGN_BIN
                        : bins.get(random.nextInt(bins.size()));
        Card card = Card.of(bin, 1 + random.nextInt(CARDS_PER_BIN), EXPIRY);
        long amount = random.nextInt(LEAST_MINOR, MOST_MINOR);
        return switch (type) {
            case BALANCE_INQUIRY -> Scenario.of(type, card, 0);
            case PURCHASE_REFUND_PARTIAL, PRE_AUTHORISATION_COMPLETION ->
                    Scenario.of(type, card, amount, 1 + random.nextLong(amount));
            default -> Scenario.of(type, card, amount);
        };
    }
}
