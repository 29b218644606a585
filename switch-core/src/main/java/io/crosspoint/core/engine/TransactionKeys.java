package io.crosspoint.core.engine;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.journal.snapshot.Snapshotted;
import io.crosspoint.journal.transactions.FactsDecoder;

import java.util.Arrays;

/**
 * Finds remembered transactions by what messages name: the acquirer's leg (link, DE7, DE11, DE32,
 * DE33; of a terminal, its link, DE11, DE41, DE42 and the day), the issuer's leg (as a member's,
 * with the issuer's link and STAN) and partners' orders.
 */
final class TransactionKeys implements Snapshotted {
    private static final long SECONDS_PART = 1_000_000;
    private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

    private final TransactionTable table;
    private final LinkPolicies links;
    private final KeyIndex acquirerLeg;
    private final KeyIndex issuerLeg;
    private final KeyIndex orders;
    private final FactsDecoder facts = new FactsDecoder();
    private final FactsDecoder added = new FactsDecoder();
    private final byte[] rrnOfFacts = new byte[FactsDecoder.rrnLength()];
    private final byte[] terminal = new byte[FactsDecoder.terminalLength()];
    private final byte[] merchant = new byte[FactsDecoder.merchantLength()];
    private final byte[] otherTerminal = new byte[FactsDecoder.terminalLength()];
    private final byte[] otherMerchant = new byte[FactsDecoder.merchantLength()];

    TransactionKeys(TransactionTable table, LinkPolicies links) {
        this.table = table;
        this.links = links;
        acquirerLeg = new KeyIndex(table.slots());
        issuerLeg = new KeyIndex(table.slots());
        orders = new KeyIndex(table.slots());
    }

    /** Whether messages of a link name originals by terminal, not by acquirer and forwarder. */
    boolean areOfTerminals(int link) {
        return links.isKeyedByTerminal(link);
    }

    /**
     * The transaction that a request is, or {@link TransactionTable#NONE}.
     *
     * @param hash of the message's key, where it is not kept by terminal
     */
    int byRequest(Inbound message, long hash) {
        if (links.isKeyedByTerminal(message.link)) {
            return byTerminal(message, message.stan, message.transmissionTime);
        }
        return byAcquirerLeg(
                hash,
                message.link,
                message.stan,
                message.transmissionTime,
                message.acquirer,
                message.forwarder);
    }

    /**
     * The original that a message names, of one link; or {@link TransactionTable#NONE}. A terminal
     * names its own.
     */
    int byOriginal(Inbound message, int link) {
        if (links.isKeyedByTerminal(link)) {
            return byTerminal(message, message.originalStan, message.originalTransmissionTime);
        }
        return byAcquirerLeg(
                link,
                message.originalStan,
                message.originalTransmissionTime,
                message.originalAcquirer,
                message.originalForwarder);
    }

    private int byAcquirerLeg(int link, int stan, long time, long acquirer, long forwarder) {
        long hash = KeyIndex.hash(link, stan, time, acquirer, forwarder);
        return byAcquirerLeg(hash, link, stan, time, acquirer, forwarder);
    }

    /** As {@link #byAcquirerLeg(int, int, long, long, long)}, with the hash of the same key. */
    int byAcquirerLeg(long hash, int link, int stan, long time, long acquirer, long forwarder) {
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

    private int byTerminal(Inbound message, int stan, long time) {
        long hash = terminalHash(message.link, stan, time, message.terminal, message.merchant);
        for (int place = acquirerLeg.first(hash);
                place != KeyIndex.NONE;
                place = acquirerLeg.next(place, hash)) {
            int slot = acquirerLeg.slotAt(place);
            table.facts(slot, facts);
            if (facts.acquirerLink() == message.link
                    && facts.stan() == stan
                    && sameTerminal(time, message.terminal, message.merchant)) {
                return slot;
            }
        }
        return TransactionTable.NONE;
    }

    private boolean sameTerminal(long time, byte[] ofTerminal, byte[] ofMerchant) {
        facts.getTerminal(otherTerminal, 0);
        facts.getMerchant(otherMerchant, 0);
        return facts.transmissionTime() / SECONDS_PART == time / SECONDS_PART
                && Arrays.equals(otherTerminal, ofTerminal)
                && Arrays.equals(otherMerchant, ofMerchant);
    }

    private static long terminalHash(
            int link, int stan, long time, byte[] terminal, byte[] merchant) {
        return KeyIndex.hash(link, stan, time / SECONDS_PART, mixed(terminal), mixed(merchant));
    }

    private static long mixed(byte[] text) {
        long mixed = 0;
        for (byte character : text) {
            mixed = (mixed ^ character) * MIX;
            mixed ^= mixed >>> 29;
        }
        return mixed;
    }

    int byIssuerLeg(int link, int stan, long time, long acquirer, long forwarder) {
        long hash = KeyIndex.hash(link, stan, time, acquirer, forwarder);
        return byIssuerLeg(hash, link, stan, time, acquirer, forwarder);
    }

    private int byIssuerLegOf(long hash) {
        return byIssuerLeg(
                hash,
                facts.issuerLink(),
                (int) facts.issuerStan(),
                facts.transmissionTime(),
                facts.acquirer(),
                facts.forwarder());
    }

    private int byIssuerLeg(
            long hash, int link, int stan, long time, long acquirer, long forwarder) {
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

    /** The transaction whose pending reversal has that key towards its issuer. */
    int byReversal(int link, int stan, long time, long acquirer, long forwarder) {
        long hash = KeyIndex.hash(link, stan, time, acquirer, forwarder);
        for (int place = issuerLeg.first(hash);
                place != KeyIndex.NONE;
                place = issuerLeg.next(place, hash)) {
            int slot = issuerLeg.slotAt(place);
            table.facts(slot, facts);
            if (table.is(slot, Flag.REVERSAL_PENDING)
                    && facts.issuerLink() == link
                    && table.reversalStan(slot) == stan
                    && table.reversalTime(slot) == time
                    && facts.acquirer() == acquirer
                    && facts.forwarder() == forwarder) {
                return slot;
            }
        }
        return TransactionTable.NONE;
    }

    /** Remembers the key of a reversal; among the issuers' legs, which it may fill to a half. */
    void addReversal(int slot) {
        issuerLeg.put(reversalHash(slot), slot);
    }

    void removeReversal(int slot) {
        issuerLeg.remove(reversalHash(slot), slot);
    }

    private long reversalHash(int slot) {
        table.facts(slot, facts);
        return KeyIndex.hash(
                facts.issuerLink(),
                table.reversalStan(slot),
                table.reversalTime(slot),
                facts.acquirer(),
                facts.forwarder());
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
     * one that did not.
     *
     * @param takesOver who had the key before, long ago, has it no more; else it stays there
     */
    void add(int slot, boolean takesOver) {
        long hash = acquirerHash(table.facts(slot, added));
        int before = ownerOfAcquirerLeg(hash, added);
        if (before != TransactionTable.NONE && takesOver) {
            acquirerLeg.remove(hash, before);
        }
        if (before == TransactionTable.NONE || takesOver) {
            acquirerLeg.put(hash, slot);
        }
        table.facts(slot, facts);
        if (table.isInFlight(slot)) {
            addIssuerLeg(slot);
        }
        if (facts.acquirerLink() == 0) {
            orders.put(orderHash(), slot);
        }
    }

    private void addIssuerLeg(int slot) {
        long hash = issuerHash();
        int before = byIssuerLegOf(hash);
        if (before != TransactionTable.NONE) {
            issuerLeg.remove(hash, before);
        }
        issuerLeg.put(hash, slot);
        table.facts(slot, facts);
    }

    /** As {@link #acquirerHash} has just been asked: it leaves terminal and merchant behind. */
    private int ownerOfAcquirerLeg(long hash, FactsDecoder of) {
        if (!links.isKeyedByTerminal(of.acquirerLink())) {
            return byAcquirerLeg(
                    hash,
                    of.acquirerLink(),
                    (int) of.stan(),
                    of.transmissionTime(),
                    of.acquirer(),
                    of.forwarder());
        }
        for (int place = acquirerLeg.first(hash);
                place != KeyIndex.NONE;
                place = acquirerLeg.next(place, hash)) {
            int slot = acquirerLeg.slotAt(place);
            table.facts(slot, facts);
            if (facts.acquirerLink() == of.acquirerLink()
                    && facts.stan() == of.stan()
                    && sameTerminal(of.transmissionTime(), terminal, merchant)) {
                return slot;
            }
        }
        return TransactionTable.NONE;
    }

    void remove(int slot) {
        table.facts(slot, facts);
        acquirerLeg.remove(acquirerHash(facts), slot);
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

    private long acquirerHash(FactsDecoder of) {
        if (links.isKeyedByTerminal(of.acquirerLink())) {
            of.getTerminal(terminal, 0);
            of.getMerchant(merchant, 0);
            return terminalHash(
                    of.acquirerLink(), (int) of.stan(), of.transmissionTime(), terminal, merchant);
        }
        return KeyIndex.hash(
                of.acquirerLink(),
                (int) of.stan(),
                of.transmissionTime(),
                of.acquirer(),
                of.forwarder());
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
