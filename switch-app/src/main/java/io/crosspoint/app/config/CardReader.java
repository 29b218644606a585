package io.crosspoint.app.config;

import io.crosspoint.core.link.LinkSettings;
import io.crosspoint.core.routing.CardRange;
import io.crosspoint.core.routing.CardRanges;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.transactions.CardKind;
import io.crosspoint.token.TokenRange;
import io.crosspoint.token.TokenRanges;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes card ranges and checks that each leads to an issuer's link, and that none overlaps another
 * or a token range.
 */
final class CardReader {
    private final Section root;
    private final List<LinkSettings> links;
    private final TokenRanges tokens;

    CardReader(Section root, List<LinkSettings> links, TokenRanges tokens) {
        this.root = root;
        this.links = links;
        this.tokens = tokens;
    }

    List<CardRange> ranges() {
        List<CardRange> ranges = new ArrayList<>();
        for (Section section : root.children("cards")) {
            CardRange range = range(section);
            ranges.add(range);
            try {
                CardRanges _ = new CardRanges(ranges);
            } catch (IllegalArgumentException e) {
                throw section.refused("from", e, "ranges that do not overlap");
            }
        }
        return ranges;
    }

    private CardRange range(Section section) {
        int from = section.number("from", 0);
        int to = section.number("to", 0);
        if (to < from) {
            throw section.defect("to", "" + to, from + " or more");
        }
        checkNoToken(section, from, to);
        return new CardRange(
                from,
                to,
                CardKind.valueOf(section.text("kind", "").toUpperCase(Locale.ROOT)),
                section.longNumber("issuer", 0),
                link(section),
                section.longNumber("maxAmount", 0),
                capabilities(section));
    }

    /** A card that looks like a token would be looked up in the vault and never found. */
    private void checkNoToken(Section section, int from, int to) {
        for (TokenRange token : tokens.ranges()) {
            if (from <= token.lastBin() && token.firstBin() <= to) {
                throw section.defect(
                        "from",
                        "%d-%d, of which tokens have %d-%d"
                                .formatted(from, to, token.firstBin(), token.lastBin()),
                        "BINs that no token has");
            }
        }
    }

    private int link(Section section) {
        String name = section.text("link", "");
        return links.stream()
                .filter(link -> link.name().equals(name))
                .filter(link -> link.role() == LinkSettings.Role.ISSUER)
                .mapToInt(LinkSettings::id)
                .findFirst()
                .orElseThrow(
                        () -> section.defect("link", name, "the name of a link of role issuer"));
    }

    private static Set<TransactionKind> capabilities(Section section) {
        EnumSet<TransactionKind> all = EnumSet.allOf(TransactionKind.class);
        section.texts("without").stream()
                .map(kind -> kind.toUpperCase(Locale.ROOT).replace('-', '_'))
                .map(TransactionKind::valueOf)
                .forEach(all::remove);
        return all;
    }
}
