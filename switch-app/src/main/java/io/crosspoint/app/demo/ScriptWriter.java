package io.crosspoint.app.demo;

import static io.crosspoint.perf.sim.ScenarioType.BALANCE_INQUIRY;
import static io.crosspoint.perf.sim.ScenarioType.PAYER_CODE_SHOWN;
import static io.crosspoint.perf.sim.ScenarioType.PRE_AUTHORISATION_COMPLETION;
import static io.crosspoint.perf.sim.ScenarioType.PRE_AUTHORISATION_VOID;
import static io.crosspoint.perf.sim.ScenarioType.PURCHASE;
import static io.crosspoint.perf.sim.ScenarioType.PURCHASE_REFUND_FULL;
import static io.crosspoint.perf.sim.ScenarioType.PURCHASE_REFUND_PARTIAL;
import static io.crosspoint.perf.sim.ScenarioType.PURCHASE_VOID;
import static io.crosspoint.perf.sim.ScenarioType.RETRANSMISSION;
import static io.crosspoint.perf.sim.ScenarioType.REVERSAL_AFTER_ANSWER;
import static io.crosspoint.perf.sim.ScenarioType.REVERSAL_BEFORE_ANSWER;
import static io.crosspoint.perf.sim.ScenarioType.TOKEN_CONTACTLESS;
import static io.crosspoint.perf.sim.ScenarioType.TOKEN_IN_APP;
import static io.crosspoint.perf.sim.ScenarioType.UNKNOWN_BIN;
import static io.crosspoint.perf.sim.ScenarioType.UNKNOWN_TOKEN;

import io.crosspoint.perf.sim.Card;
import io.crosspoint.perf.sim.Scenario;
import io.crosspoint.perf.sim.ScenarioType;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Deals an acquirer's scenarios from a shuffled deck, so that even a short script has all. */
final class ScriptWriter {
    private static final String UNISSUED_BIN = "699999";
    private static final String TOKEN_BIN = "629999";
    private static final String EXPIRY = "3012";
    private static final int LEAST_MINOR = 100;
    private static final int MOST_MINOR = 90_000;
    private static final int COMPLETION_PERCENT = 110;

    /** How many of each lie in a deck. */
    private static final Map<ScenarioType, Integer> DECK =
            Map.ofEntries(
                    Map.entry(PURCHASE, 22),
                    Map.entry(PURCHASE_VOID, 3),
                    Map.entry(PURCHASE_REFUND_FULL, 2),
                    Map.entry(PURCHASE_REFUND_PARTIAL, 2),
                    Map.entry(PRE_AUTHORISATION_COMPLETION, 3),
                    Map.entry(PRE_AUTHORISATION_VOID, 1),
                    Map.entry(BALANCE_INQUIRY, 3),
                    Map.entry(TOKEN_CONTACTLESS, 6),
                    Map.entry(TOKEN_IN_APP, 4),
                    Map.entry(PAYER_CODE_SHOWN, 3),
                    Map.entry(RETRANSMISSION, 2),
                    Map.entry(REVERSAL_AFTER_ANSWER, 2),
                    Map.entry(REVERSAL_BEFORE_ANSWER, 2),
                    Map.entry(UNKNOWN_BIN, 1),
                    Map.entry(UNKNOWN_TOKEN, 1));

    private final Wallets wallets;
    private final PartnerClient partners;
    private final Random random;
    private final Deque<ScenarioType> deck = new ArrayDeque<>();
    private final List<Card> foreign = new ArrayList<>();
    private boolean dead;

    ScriptWriter(Wallets wallets, PartnerClient partners, Random random) {
        this.wallets = wallets;
        this.partners = partners;
        this.random = random;
    }

    /** The next scenarios; together they are about so many transactions. */
    List<Scenario> next(int transactions) throws InterruptedException {
        List<Scenario> script = new ArrayList<>();
        int left = transactions;
        while (left > 0) {
            ScenarioType type = deal();
            script.add(scenario(type));
            left -= transactionsOf(type);
        }
        return script;
    }

    /** Cards of banks that do not exist, which were presented all the same. */
    List<Card> foreignCards() {
        return List.copyOf(foreign);
    }

    private ScenarioType deal() {
        if (deck.isEmpty()) {
            List<ScenarioType> fresh = new ArrayList<>();
            for (ScenarioType type : ScenarioType.values()) {
                fresh.addAll(Collections.nCopies(DECK.getOrDefault(type, 0), type));
            }
            Collections.shuffle(fresh, random);
            deck.addAll(fresh);
        }
        return deck.removeFirst();
    }

    private static int transactionsOf(ScenarioType type) {
        return switch (type) {
            case PURCHASE_VOID,
                    PURCHASE_REFUND_FULL,
                    PURCHASE_REFUND_PARTIAL,
                    PRE_AUTHORISATION_COMPLETION,
                    PRE_AUTHORISATION_VOID ->
                    2;
            default -> 1;
        };
    }

    private Scenario scenario(ScenarioType type) throws InterruptedException {
        long amount = random.nextLong(LEAST_MINOR, MOST_MINOR);
        return switch (type) {
            case BALANCE_INQUIRY -> Scenario.of(type, wallets.anyCard(random), 0);
            case PURCHASE_REFUND_PARTIAL ->
                    Scenario.of(type, wallets.anyCard(random), amount, amount / 3);
            case PRE_AUTHORISATION_COMPLETION ->
                    Scenario.of(
                            type,
                            wallets.anyCard(random),
                            amount,
                            amount * random.nextInt(50, COMPLETION_PERCENT) / 100);
            case TOKEN_CONTACTLESS, TOKEN_IN_APP ->
                    Scenario.of(type, wallets.anyToken(random), amount);
            case PAYER_CODE_SHOWN -> {
                String code = partners.issuePayerCode(wallets.anyToken(random));
                yield Scenario.byCode(type, code, null, amount);
            }
            case UNKNOWN_BIN -> {
                Card card = Card.of(UNISSUED_BIN, random.nextInt(1_000_000_000), EXPIRY);
                foreign.add(card);
                yield Scenario.of(type, card, amount);
            }
            case UNKNOWN_TOKEN -> Scenario.of(type, badToken(), amount);
            default -> Scenario.of(type, wallets.anyCard(random), amount);
        };
    }

    /** In turn: a token that was never issued, and one that is dead. */
    private Card badToken() {
        dead = !dead;
        return dead
                ? wallets.anyDead(random)
                : Card.of(TOKEN_BIN, random.nextInt(1_000_000_000), EXPIRY);
    }
}
