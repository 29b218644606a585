package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.BusinessDayRule;
import io.crosspoint.core.engine.EngineSettings;
import io.crosspoint.core.engine.LinkPolicies;
import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.routing.CardRange;
import io.crosspoint.core.routing.CardRanges;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.transactions.CardKind;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who takes part in a run: links, cards and what the switch is told of them. */
final class Members {
    static final int FIRST_ACQUIRER = 1;
    static final int ACQUIRERS = 3;
    static final int FIRST_ISSUER = 11;
    static final int ISSUERS = 3;
    static final int LINKS = FIRST_ISSUER + ISSUERS;

    /** Cards of each issuer. */
    static final int CARDS = 8;

    static final int CURRENCY = 156;
    static final long FORWARDER = 48_020_000;
    static final long ISSUER_TIMEOUT_NS = 5 * World.SECOND;
    static final int REMEMBERED = 1 << 8;

    private static final int[] BINS = {621_234, 625_678, 621_239};

    private Members() {}

    static boolean isIssuer(int link) {
        return link >= FIRST_ISSUER;
    }

    static long acquirerCode(int link) {
        return 48_010_000L + link;
    }

    /** Cards count from 1 through all issuers. */
    static int bin(int account) {
        return BINS[(account - 1) / CARDS];
    }

    static int issuer(int account) {
        return FIRST_ISSUER + (account - 1) / CARDS;
    }

    static int accounts() {
        return ISSUERS * CARDS;
    }

    static CardRanges ranges() {
        Set<TransactionKind> all = EnumSet.allOf(TransactionKind.class);
        List<CardRange> ranges = new ArrayList<>();
        for (int i = 0; i < ISSUERS; i++) {
            CardKind kind = i == 1 ? CardKind.CREDIT : CardKind.DEBIT;
            ranges.add(new CardRange(BINS[i], BINS[i], kind, i + 1, FIRST_ISSUER + i, 0, all));
        }
        return new CardRanges(ranges);
    }

    /** The first issuer gets the acquirers' trace numbers, the others the switch's own. */
    static LinkPolicies policies() {
        LinkPolicies policies = new LinkPolicies();
        for (int i = 0; i < ISSUERS; i++) {
            policies.add(FIRST_ISSUER + i, ISSUER_TIMEOUT_NS, i == 0);
        }
        return policies;
    }

    /** Small, so that bounds are met: most of what happened has left memory. */
    static EngineSettings settings() {
        return new EngineSettings(
                REMEMBERED,
                ResponseCode.NO_ANSWER,
                115,
                90,
                200 * World.MS,
                60 * World.SECOND,
                1 << 10,
                CURRENCY,
                86_400 * World.SECOND,
                BusinessDayRule.byCommand());
    }
}
