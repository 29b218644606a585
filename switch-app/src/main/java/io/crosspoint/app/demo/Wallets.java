package io.crosspoint.app.demo;

import io.crosspoint.perf.sim.Card;

import java.util.List;
import java.util.Random;

/**
 * Cards of both banks, some with a token on a phone; two tokens that are no longer good.
 *
 * @param cards that are presented themselves
 * @param tokens that pay
 * @param dead a deactivated one and a suspended one
 * @param tokenCards the cards behind all tokens
 */
record Wallets(List<Card> cards, List<Card> tokens, List<Card> dead, List<Card> tokenCards) {
    private static final int CARDS = 200;
    private static final int TOKENS = 12;
    private static final int FIRST_WITH_TOKEN = 100_000;
    private static final String EXPIRY = "3012";

    static Wallets provision(PartnerClient partners) throws InterruptedException {
        List<Card> cards = new java.util.ArrayList<>();
        List<Card> tokens = new java.util.ArrayList<>();
        List<Card> dead = new java.util.ArrayList<>();
        List<Card> tokenCards = new java.util.ArrayList<>();
        for (Bank bank : Bank.values()) {
            for (int i = 0; i < CARDS; i++) {
                cards.add(Card.of(bank.bin(), 7_000_003L + 7919L * i, EXPIRY));
            }
            for (int i = 0; i <= TOKENS; i++) {
                Card card = Card.of(bank.bin(), FIRST_WITH_TOKEN + 104_729L * i, EXPIRY);
                tokenCards.add(card);
                Card token = partners.provision(card, bank, "phone-%s-%d".formatted(bank, i));
                (i == TOKENS ? dead : tokens).add(token);
            }
        }
        partners.suspendAndResume(tokens.getFirst());
        partners.deactivate(dead.getFirst(), Bank.DEBIT);
        partners.suspend(dead.getLast(), Bank.CREDIT);
        return new Wallets(
                List.copyOf(cards),
                List.copyOf(tokens),
                List.copyOf(dead),
                List.copyOf(tokenCards));
    }

    Card anyCard(Random random) {
        return cards.get(random.nextInt(cards.size()));
    }

    Card anyToken(Random random) {
        return tokens.get(random.nextInt(tokens.size()));
    }

    Card anyDead(Random random) {
        return dead.get(random.nextInt(dead.size()));
    }

    /** Says nothing of the numbers. */
    @Override
    public String toString() {
        return "Wallets[%d cards, %d tokens]".formatted(cards.size(), tokens.size());
    }
}
