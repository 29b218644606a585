package io.crosspoint.perf.soak;

import io.crosspoint.token.Actor;
import io.crosspoint.token.BinRange;
import io.crosspoint.token.Device;
import io.crosspoint.token.DomainControls;
import io.crosspoint.token.Origin;
import io.crosspoint.token.Reason;
import io.crosspoint.token.SealedCard;
import io.crosspoint.token.TokenCommand;
import io.crosspoint.token.TokenReply;
import io.crosspoint.token.TokenState;
import io.crosspoint.token.UseCase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A requestor: has tokens made for cards, suspends, resumes and deletes them, one thing at a time
 * for each, and asks again under the same number until it is answered. What acquirers pay by are
 * account numbers from {@link #FIRST} on: the first token, the second and so on.
 */
final class Tokens {
    /** Accounts from here on are tokens. */
    static final int FIRST = 1_000;

    private static final int MOST = 24;
    private static final int LENGTH = 16;
    private static final long REQUESTOR = 62_900_000_001L;
    private static final long PATIENCE_NS = 2 * World.SECOND;
    private static final Actor BANK = new Actor.Issuer(1, List.of(new BinRange(100_000, 999_999)));

    private final World world;
    private final SwitchHost host;
    private final List<Token> tokens = new ArrayList<>();
    private final Map<Long, Token> byNumber = new HashMap<>();
    private int asked;

    /** What was asked for, from when to when nobody could know whether it is done. */
    private static final class Turn {
        final TokenState to;
        final long askedNs;
        long doneNs = Long.MAX_VALUE;

        Turn(TokenState to, long askedNs) {
            this.to = to;
            this.askedNs = askedNs;
        }

        boolean isDone() {
            return doneNs != Long.MAX_VALUE;
        }
    }

    private static final class Token {
        final int account;
        final int card;
        final List<Turn> turns = new ArrayList<>();
        long number;

        Token(int account, int card) {
            this.account = account;
            this.card = card;
        }
    }

    Tokens(World world, SwitchHost host) {
        this.world = world;
        this.host = host;
    }

    /** One thing that a requestor may do. */
    void act() {
        if (tokens.size() < MOST && world.chance.oneIn(3)) {
            request();
        } else if (!tokens.isEmpty()) {
            change(tokens.get(world.chance.below(tokens.size())));
        }
    }

    private void request() {
        int card = 1 + world.chance.below(Members.accounts());
        Token token = new Token(FIRST + tokens.size(), card);
        tokens.add(token);
        TokenCommand command =
                new TokenCommand.Request(
                        origin(),
                        sealed(card),
                        REQUESTOR,
                        new Device("device-" + token.account, 1, 5),
                        UseCase.CONTACTLESS_SECURE_ELEMENT,
                        10,
                        "consent",
                        0,
                        DomainControls.unlimited());
        ask(token, command, TokenState.ACTIVE);
    }

    private static SealedCard sealed(int card) {
        return new SealedCard(
                Inlet.sealHigh(card),
                card,
                1,
                Members.bin(card),
                card,
                LENGTH,
                2912,
                SealedCard.NO_SEQUENCE);
    }

    private void change(Token token) {
        Turn last = token.turns.getLast();
        if (!last.isDone() || last.to == TokenState.DEACTIVATED) {
            return;
        }
        if (world.chance.oneIn(40)) {
            ask(token, new TokenCommand.Deactivate(origin(), token.number), TokenState.DEACTIVATED);
        } else if (last.to == TokenState.SUSPENDED) {
            ask(token, new TokenCommand.Resume(origin(), token.number), TokenState.ACTIVE);
        } else if (world.chance.oneIn(3)) {
            ask(token, new TokenCommand.Suspend(origin(), token.number), TokenState.SUSPENDED);
        }
    }

    private Origin origin() {
        return new Origin("request-" + ++asked, BANK, Reason.CONSUMER_REQUEST);
    }

    private void ask(Token token, TokenCommand command, TokenState to) {
        Turn turn = new Turn(to, world.nowNs());
        token.turns.add(turn);
        submit(token, command, turn);
    }

    private void submit(Token token, TokenCommand command, Turn turn) {
        if (turn.isDone()) {
            return;
        }
        world.note(0, "token " + token.account + " is to become " + turn.to);
        host.submit(command, reply -> answered(token, turn, reply));
        world.after(PATIENCE_NS, () -> submit(token, command, turn));
    }

    private void answered(Token token, Turn turn, TokenReply reply) {
        if (turn.isDone()) {
            return;
        }
        turn.doneNs = world.nowNs();
        world.note(0, "token " + token.account + " is " + turn.to);
        if (reply instanceof TokenReply.Issued issued) {
            token.number = issued.token().token();
            if (issued.token().lastFour() != token.card
                    || byNumber.put(token.number, token) != null) {
                found(token, "issued for another card, or a second time");
            }
        } else if (!(reply instanceof TokenReply.Changed changed)
                || changed.token().state() != turn.to) {
            found(token, "not " + turn.to + ": " + reply.getClass().getSimpleName());
        }
    }

    private void found(Token token, String text) {
        world.found(Check.TOKENS, 0, "token " + token.account + " " + text);
    }

    /** An account that pays by a token that was issued, whatever became of it; 0 without any. */
    int some() {
        if (tokens.isEmpty()) {
            return 0;
        }
        Token token = tokens.get(world.chance.below(tokens.size()));
        return token.number == 0 ? 0 : token.account;
    }

    static boolean isToken(int account) {
        return account >= FIRST;
    }

    /** The number that stands for an account's card. */
    long number(int account) {
        return tokens.get(account - FIRST).number;
    }

    /** The card behind an account: itself, unless it is a token. */
    int card(int account) {
        return isToken(account) ? tokens.get(account - FIRST).card : account;
    }

    /**
     * What a token was when a request was decided, as far as anybody outside can know: not while a
     * change was asked for and not answered.
     */
    Known known(long number, long timeNs) {
        Token token = byNumber.get(number);
        if (token == null) {
            return Known.NOT;
        }
        Known known = Known.NOT;
        for (Turn turn : token.turns) {
            if (turn.askedNs > timeNs) {
                break;
            }
            known =
                    turn.doneNs >= timeNs
                            ? Known.NOT
                            : turn.to == TokenState.ACTIVE ? Known.USABLE : Known.UNUSABLE;
        }
        return known;
    }

    /** What can be known of a token. */
    enum Known {
        USABLE,
        UNUSABLE,
        NOT
    }
}
