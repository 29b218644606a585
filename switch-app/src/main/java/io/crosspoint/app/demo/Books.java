package io.crosspoint.app.demo;

import io.crosspoint.core.link.LinkSettings;
import io.crosspoint.perf.sim.AcquirerSnapshot;
import io.crosspoint.perf.sim.Card;
import io.crosspoint.perf.sim.IssuerSnapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What all members have written down.
 *
 * @param payments as the wallet heard of them
 * @param presented every card that was sent to the switch by anybody; tokens are none
 */
record Books(
        Map<LinkSettings, AcquirerSnapshot> acquirers,
        Map<LinkSettings, IssuerSnapshot> issuers,
        List<MerchantPayment> payments,
        List<Card> presented) {

    static Books of(Members members, Traffic traffic, Wallets wallets) {
        Map<LinkSettings, AcquirerSnapshot> acquirers = new LinkedHashMap<>();
        members.acquirers().forEach((link, member) -> acquirers.put(link, member.snapshot()));
        Map<LinkSettings, IssuerSnapshot> issuers = new LinkedHashMap<>();
        members.issuers().forEach((link, member) -> issuers.put(link, member.snapshot()));
        List<Card> presented =
                Stream.of(wallets.cards(), wallets.tokenCards(), traffic.foreignCards())
                        .flatMap(List::stream)
                        .toList();
        return new Books(acquirers, issuers, traffic.payments(), presented);
    }

    List<BookComparison.Result> compareWith(JournalBook journal) {
        List<BookComparison.Result> results = new ArrayList<>();
        acquirers.forEach(
                (link, book) -> results.add(BookComparison.acquirer(journal, link.id(), book)));
        results.add(BookComparison.wallet(journal, payments));
        issuers.forEach(
                (link, book) -> results.add(BookComparison.issuer(journal, link.id(), book)));
        return results;
    }

    List<String> cardNumbers() {
        return presented.stream().map(Card::number).toList();
    }

    /** Says nothing of the numbers. */
    @Override
    public String toString() {
        return "Books[%d payments]".formatted(payments.size());
    }
}
