package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;
import io.crosspoint.journal.transactions.FactsDecoder;

import java.util.Arrays;

/**
 * Finds remembered transactions by what messages name: the acquirer's leg (link, DE7, DE11, DE32,
 * DE33), the issuer's leg (the same with the issuer's link and STAN) and partners' orders.
 */
final class TransactionKeys implements Snapshotted {
    private final TransactionTable table;
    private final KeyIndex acquirerLeg;
    private final KeyIndex issuerLeg;
    private final KeyIndex orders;
    private final FactsDecoder facts = new FactsDecoder();
    private final byte[] rrnOfFacts = new byte[FactsDecoder.rrnLength()];

    TransactionKeys(TransactionTable table) {
        this.table = table;
        acquirerLeg = new KeyIndex(table.capacity());
        issuerLeg = new KeyIndex(table.capacity());
        orders = new KeyIndex(table.capacity());
    }

    int byAcquirerLeg(int link, int stan, long time, long acquirer, long forwarder) {
        long hash = KeyIndex.hash(link, stan, time, acquirer, forwarder);
        return byAcquirerLeg(hash, link, stan, time, acquirer, forwarder);
    }

    private int byAcquirerLeg(
            long hash, int link, int stan, long time, long acquirer, long forwarder) {
        for (int place = acquirerLeg.first(hash);
                place != KeyIndex.NONE;
                place = acquirerLeg.next(place, hash)) {
            int slot = acquirerLeg.slotAt(place);
            table.facts(slot, facts);
            if (facts.acquirerLink() == link
                    && facts.stan() == stan
                    && sameExchange(time, acquirer, forwarder)) {
                return slot;
            }
        }
        return TransactionTable.NONE;
    }

    int byIssuerLeg(int link, int stan, long time, long acquirer, long forwarder) {
        long hash = KeyIndex.hash(link, stan, time, acquirer, forwarder);
        for (int place = issuerLeg.first(hash);
                place != KeyIndex.NONE;
                place = issuerLeg.next(place, hash)) {
            int slot = issuerLeg.slotAt(place);
            table.facts(slot, facts);
            if (facts.issuerLink() == link
                    && facts.issuerStan() == stan
                    && sameExchange(time, acquirer, forwarder)) {
                return slot;
            }
        }
        return TransactionTable.NONE;
    }

    /**
     * A payment that a partner handed in over HTTP, by the partner and its request id (the RRN).
     */
    int byOrder(long partner, byte[] rrn) {
        long hash = orderHash(partner, number(rrn));
        for (int place = orders.first(hash);
                place != KeyIndex.NONE;
                place = orders.next(place, hash)) {
            int slot = orders.slotAt(place);
            table.facts(slot, facts);
            facts.getRrn(rrnOfFacts, 0);
            if (facts.forwarder() == partner && Arrays.equals(rrnOfFacts, rrn)) {
                return slot;
            }
        }
        return TransactionTable.NONE;
    }

    private static long orderHash(long partner, long requestId) {
        return KeyIndex.hash(0, (int) requestId & 0xF_FFFF, requestId, partner, 0);
    }

    private static long number(byte[] digits) {
        long number = 0;
        for (byte digit : digits) {
            number = number * 10 + (digit - '0');
        }
        return number;
    }

    private boolean sameExchange(long time, long acquirer, long forwarder) {
        return facts.transmissionTime() == time
                && facts.acquirer() == acquirer
                && facts.forwarder() == forwarder;
    }

    /**
     * Remembers the legs of a slot: the issuer's only if a request leaves, so that no answer finds
     * one that did not. A key that is taken stays with its first owner.
     */
    void add(int slot) {
        table.facts(slot, facts);
        long hash = acquirerHash();
        if (byAcquirerLegOf(hash) == TransactionTable.NONE) {
            acquirerLeg.put(hash, slot);
        }
        table.facts(slot, facts);
        if (table.isInFlight(slot)) {
            issuerLeg.put(issuerHash(), slot);
        }
        if (facts.acquirerLink() == 0) {
            orders.put(orderHash(), slot);
        }
    }

    private int byAcquirerLegOf(long hash) {
        return byAcquirerLeg(
                hash,
                facts.acquirerLink(),
                (int) facts.stan(),
                facts.transmissionTime(),
                facts.acquirer(),
                facts.forwarder());
    }

    void remove(int slot) {
        table.facts(slot, facts);
        acquirerLeg.remove(acquirerHash(), slot);
        if (facts.issuerLink() != 0) {
            issuerLeg.remove(issuerHash(), slot);
        }
        if (facts.acquirerLink() == 0) {
            orders.remove(orderHash(), slot);
        }
    }

    long digest() {
        return (acquirerLeg.digest() * 31 + issuerLeg.digest()) * 31 + orders.digest();
    }

    @Override
    public void save(SnapshotWriter out) {
        acquirerLeg.save(out);
        issuerLeg.save(out);
        orders.save(out);
    }

    @Override
    public void load(SnapshotReader in) {
        acquirerLeg.load(in);
        issuerLeg.load(in);
        orders.load(in);
    }

    private long orderHash() {
        facts.getRrn(rrnOfFacts, 0);
        return orderHash(facts.forwarder(), number(rrnOfFacts));
    }

    private long acquirerHash() {
        return KeyIndex.hash(
                facts.acquirerLink(),
                (int) facts.stan(),
                facts.transmissionTime(),
                facts.acquirer(),
                facts.forwarder());
    }

    private long issuerHash() {
        return KeyIndex.hash(
                facts.issuerLink(),
                (int) facts.issuerStan(),
                facts.transmissionTime(),
                facts.acquirer(),
                facts.forwarder());
    }
}
