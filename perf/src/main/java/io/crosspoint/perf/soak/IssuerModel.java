package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.iso8583.TransactionKind;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An issuer: judges each request once, answers its repeats alike, undoes what is reversed and
 * declines what comes behind its own reversal. By chance it is slow, silent, or contradicts itself.
 */
final class IssuerModel {
    private static final long MS = World.MS;
    private static final int INSUFFICIENT_FUNDS = ResponseCode.of("51");
    private static final int DO_NOT_HONOUR = ResponseCode.of("05");

    private final World world;
    private final Network network;
    private final Switchboard switchboard;
    private final int link;
    private final Map<Key, Booking> book = new LinkedHashMap<>();
    private final Map<Long, Key> keys = new HashMap<>();
    private final Set<Key> reversedBefore = new HashSet<>();

    IssuerModel(World world, Network network, Switchboard switchboard, int link) {
        this.world = world;
        this.network = network;
        this.switchboard = switchboard;
        this.link = link;
    }

    Collection<Booking> bookings() {
        return book.values();
    }

    void receive(Wire message) {
        if (world.isTraced()) {
            world.note(message.rrn(), "issuer " + link + " gets: " + message);
        }
        if (message.kind() == TransactionKind.REVERSAL) {
            reverse(message);
        } else {
            request(message);
        }
    }

    private void request(Wire message) {
        Booking known = book.get(message.key());
        if (known != null && known.rrn() == message.rrn()) {
            answer(message, known.code, usualDelayNs());
            return;
        }
        Key before = keys.putIfAbsent(message.rrn(), message.key());
        if (known != null || before != null) {
            world.found(
                    Check.ONE_TRANSACTION,
                    message.rrn(),
                    "issuer %d knows %s: %s"
                            .formatted(link, known == null ? before : known.request, message));
            return;
        }
        judge(message);
    }

    /** A request that was approved before the run. */
    void approved(Wire request) {
        keys.put(request.rrn(), request.key());
        book(request, true, ResponseCode.APPROVED);
    }

    private void judge(Wire message) {
        if (reversedBefore.contains(message.key())) {
            answer(message, book(message, false, ResponseCode.STATE_DIFFERS).code, usualDelayNs());
            return;
        }
        boolean reversible = !Kinds.isNeverReversed(message.kind());
        int oneIn = Kinds.isVoid(message.kind()) ? 8 : 30;
        if (reversible && world.strikes(Fault.CONTRADICTION, oneIn)) {
            contradict(message);
            return;
        }
        boolean approves = !world.chance.oneIn(8);
        Booking booking =
                book(message, approves, approves ? ResponseCode.APPROVED : INSUFFICIENT_FUNDS);
        if (world.strikes(Fault.SLOW_ISSUER, 25)) {
            return;
        }
        answer(message, booking.code, usualDelayNs());
        if (world.strikes(Fault.CONTRADICTION, 20)) {
            answer(message, booking.code, usualDelayNs());
        }
    }

    /** Books and approves, but says no as well: before or behind. */
    private void contradict(Wire message) {
        Booking booking = book(message, true, ResponseCode.APPROVED);
        booking.contradicted = true;
        answer(message, ResponseCode.APPROVED, usualDelayNs());
        answer(message, DO_NOT_HONOUR, usualDelayNs());
    }

    private Booking book(Wire message, boolean approved, int code) {
        Booking original = book.get(message.original());
        Booking booking = new Booking(message, original, approved, code);
        book.put(message.key(), booking);
        if (original != null) {
            original.followUps.add(booking);
        }
        return booking;
    }

    private void reverse(Wire message) {
        Booking booking = book.get(message.original());
        if (booking == null) {
            reversedBefore.add(message.original());
        } else {
            booking.reversed = true;
        }
        if (!world.strikes(Fault.SLOW_ISSUER, 5)) {
            int code = booking == null ? ResponseCode.ORIGINAL_NOT_FOUND : ResponseCode.APPROVED;
            answer(message, evasive(code), usualDelayNs());
        }
    }

    /** Undone all the same, but told otherwise: for a while, or for good. */
    private int evasive(int code) {
        if (world.strikes(Fault.CONTRADICTION, 10)) {
            return world.chance.oneIn(2) ? ResponseCode.SYSTEM_MALFUNCTION : DO_NOT_HONOUR;
        }
        return code;
    }

    private long usualDelayNs() {
        if (world.strikes(Fault.SLOW_ISSUER, 20)) {
            return world.chance.between(MS, 8_000 * MS);
        }
        return world.chance.between(MS, 60 * MS);
    }

    private void answer(Wire message, int code, long delayNs) {
        Wire answer = message.answer(code);
        world.after(
                delayNs,
                () -> {
                    if (world.isTraced()) {
                        world.note(answer.rrn(), "issuer " + link + ": " + answer);
                    }
                    network.send(link, answer, arrived -> switchboard.toSwitch(link, arrived));
                });
    }

    @Nullable Booking find(long rrn) {
        Key key = keys.get(rrn);
        return key == null ? null : book.get(key);
    }
}
