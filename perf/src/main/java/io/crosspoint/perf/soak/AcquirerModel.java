package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.engine.TransmissionTime;
import io.crosspoint.iso8583.TransactionKind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An acquirer: asks, repeats what is not answered, reverses until the reversal is answered, and
 * keeps a book of what it was told.
 */
final class AcquirerModel {
    private static final long PATIENCE_NS = 7 * World.SECOND;
    private static final int MOST_TRIES = 3;

    /** Requests of all acquirers while one message is on its way, or waits for the index. */
    private static final int MOST_ON_THE_WAY = 96;

    private final World world;
    private final Network network;
    private final Switchboard switchboard;
    private final int link;
    private final List<Sale> sales = new ArrayList<>();
    private final Map<Long, Sale> byRrn = new HashMap<>();
    private final Map<Long, Sale> byReversalRrn = new HashMap<>();
    private int lastStan;
    private long lastRrn;

    AcquirerModel(World world, Network network, Switchboard switchboard, int link) {
        this.world = world;
        this.network = network;
        this.switchboard = switchboard;
        this.link = link;
        lastRrn = link * 1_000_000_000L;
        lastStan = link == Members.FIRST_ACQUIRER ? 999_900 : 0;
    }

    int link() {
        return link;
    }

    List<Sale> sales() {
        return sales;
    }

    long nextRrn() {
        return ++lastRrn;
    }

    Key nextKey(TransactionKind kind) {
        lastStan = lastStan % 999_999 + 1;
        return new Key(
                Kinds.mti(kind),
                lastStan,
                TransmissionTime.at(world.nowNs()),
                Members.acquirerCode(link),
                Members.FORWARDER);
    }

    Wire request(TransactionKind kind, long amountMinor, int account, Key original) {
        return new Wire(
                kind,
                Kinds.mti(kind),
                nextKey(kind),
                nextRrn(),
                amountMinor,
                account,
                0,
                original,
                0);
    }

    /** Writes a request down. */
    Sale book(Wire request, @Nullable Sale original) {
        Sale sale = new Sale(world.asked(), request, original);
        sales.add(sale);
        byRrn.put(request.rrn(), sale);
        if (original != null) {
            original.followUps.add(sale);
        }
        return sale;
    }

    /**
     * Whether a request is so young that the switch still knows it when a repeat arrives: with so
     * many others behind it that a slow message is overtaken by.
     */
    boolean isFresh(Sale sale) {
        return world.allAsked() - sale.number < Members.REMEMBERED - MOST_ON_THE_WAY;
    }

    /** Sends a request for the first time and minds it until it is settled. */
    void ask(Sale sale) {
        sale.askedNs = world.nowNs();
        send(sale.request);
        mind(sale);
    }

    void send(Wire message) {
        if (world.isTraced()) {
            world.note(message.rrn(), "acquirer " + link + ": " + message);
        }
        network.send(link, message, arrived -> switchboard.toSwitch(link, arrived));
    }

    private void mind(Sale sale) {
        long waitNs =
                sale.state == Sale.State.REVERSING
                        ? world.chance.between(World.SECOND, 3 * World.SECOND)
                        : PATIENCE_NS + world.chance.between(0, World.SECOND);
        world.after(waitNs, () -> goOn(sale));
    }

    private void goOn(Sale sale) {
        if (sale.isSettled()) {
            return;
        }
        Wire reversal = sale.reversal;
        if (sale.state == Sale.State.REVERSING && reversal != null) {
            send(reversal.repeated());
        } else if (isFresh(sale)
                && ((sale.tries < MOST_TRIES && world.chance.oneIn(2))
                        || Kinds.isNeverReversed(sale.kind()))) {
            sale.tries++;
            send(sale.request.repeated());
        } else {
            reverse(sale);
            return;
        }
        mind(sale);
    }

    /** Begins to reverse, whatever is known of the request. */
    void reverse(Sale sale) {
        Wire of = sale.request;
        Wire reversal =
                new Wire(
                        TransactionKind.REVERSAL,
                        Kinds.mti(TransactionKind.REVERSAL),
                        nextKey(TransactionKind.REVERSAL),
                        nextRrn(),
                        of.amountMinor(),
                        of.account(),
                        0,
                        of.key(),
                        0);
        sale.toldApproved = sale.state == Sale.State.APPROVED;
        sale.state = Sale.State.REVERSING;
        sale.reversal = reversal;
        byReversalRrn.put(reversal.rrn(), sale);
        if (world.isTraced()) {
            world.note(
                    of.rrn(), "acquirer %d reverses with rrn %d".formatted(link, reversal.rrn()));
        }
        send(reversal);
        mind(sale);
    }

    /** An answer arrives. */
    void receive(Wire answer) {
        if (world.isTraced()) {
            world.note(answer.rrn(), "acquirer " + link + " is told: " + answer);
        }
        if (answer.kind() == TransactionKind.REVERSAL) {
            reversalAnswered(answer);
            return;
        }
        Sale sale = byRrn.get(answer.rrn());
        if (sale == null
                || sale.state != Sale.State.WAITING
                || answer.code() == ResponseCode.SYSTEM_MALFUNCTION) {
            return; // 96: nothing is decided, and another copy of the request may be
        }
        if (answer.code() == ResponseCode.ORIGINAL_NOT_FOUND && sale.original != null) {
            originalNotFound(sale);
        }
        if (answer.code() == ResponseCode.DUPLICATE) {
            nonsense(sale, answer);
        }
        if (answer.code() == ResponseCode.AMOUNT_DIFFERS && hadRoom(sale)) {
            nonsense(sale, answer);
        }
        sale.settledNs = world.nowNs();
        sale.code = answer.code();
        sale.date = answer.date();
        sale.state =
                ResponseCode.isApproval(answer.code()) ? Sale.State.APPROVED : Sale.State.DECLINED;
    }

    private void reversalAnswered(Wire answer) {
        Sale sale = byReversalRrn.get(answer.rrn());
        if (sale == null || sale.state != Sale.State.REVERSING) {
            return;
        }
        int code = answer.code();
        if (code == ResponseCode.ORIGINAL_NOT_FOUND && sale.toldApproved) {
            originalNotFound(sale);
        }
        if (code == ResponseCode.APPROVED || code == ResponseCode.ORIGINAL_NOT_FOUND) {
            sale.state = Sale.State.REVERSED;
            sale.settledNs = world.nowNs();
        } else if (code == ResponseCode.STATE_DIFFERS && !sale.followUps.isEmpty()) {
            sale.state = Sale.State.APPROVED;
        } else if (code != ResponseCode.SYSTEM_MALFUNCTION) {
            nonsense(sale, answer);
        }
    }

    /**
     * Whether a refund was within its original, by all that the acquirer knew when it asked. One
     * that timed out counts: the issuer may have booked it.
     */
    private static boolean hadRoom(Sale refund) {
        Sale original = refund.original;
        if (refund.kind() != TransactionKind.REFUND || original == null) {
            return false;
        }
        long sum = 0;
        for (Sale other : original.followUps) {
            if (other.kind() == TransactionKind.REFUND && !other.isGoneBefore(refund.askedNs)) {
                sum += other.request.amountMinor();
            }
        }
        return sum <= original.request.amountMinor();
    }

    /** What it had been told is approved is there, remembered or not. */
    private void originalNotFound(Sale sale) {
        world.found(Check.ORIGINAL_FOUND, sale.rrn(), "told 25 about " + sale.told());
    }

    private void nonsense(Sale sale, Wire answer) {
        world.found(Check.SENSIBLE_ANSWER, sale.rrn(), "%s to %s".formatted(answer, sale.request));
    }
}
