package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.Inbound;
import io.crosspoint.core.lane.Effect;
import io.crosspoint.core.lane.Lane;
import io.crosspoint.core.lane.Outlet;
import io.crosspoint.core.lane.Slot;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Where effects leave the lane: each is audited, then becomes a message on the network. */
final class Gate implements Outlet {
    private final World world;
    private final Audit audit;
    private final DepartureChecks checks;
    private final Obligations obligations;
    private final Network network;
    private final Switchboard switchboard;
    private @Nullable Lane lane;
    private @Nullable FaultyJournal journal;
    private @Nullable MemoryJournal disk;
    private Fuse fuse = new Fuse();
    private @Nullable Departure heldBack;

    /** One effect as a message. */
    private record Departure(Effect.Kind kind, int link, Wire message, long id, int attempt) {}

    Gate(
            World world,
            Audit audit,
            Obligations obligations,
            Network network,
            Switchboard switchboard) {
        this.world = world;
        this.audit = audit;
        checks = new DepartureChecks(world, audit);
        this.obligations = obligations;
        this.network = network;
        this.switchboard = switchboard;
    }

    /** A process is there. */
    void open(Lane owner, Fuse lit, FaultyJournal written, MemoryJournal kept) {
        lane = owner;
        fuse = lit;
        journal = written;
        disk = kept;
        heldBack = null;
        checks.processStarts();
    }

    /** The process has ended. */
    void close() {
        lane = null;
        journal = null;
        disk = null;
        heldBack = null;
    }

    @Override
    public boolean offer(Effect effect) {
        if (world.strikes(Fault.STALL, 200)) {
            return false;
        }
        fuse.passing(Fuse.Point.BEFORE_SENDING);
        Departure departure = departure(effect);
        if (world.planted(Defect.ANSWER_DROPPED)
                && effect.kind() == Effect.Kind.ANSWER
                && world.chance.oneIn(20)) {
            giveBack(effect);
            return true;
        }
        boolean sent = leaveInOrder(departure);
        if (!sent && effect.kind() == Effect.Kind.FORWARD) {
            Objects.requireNonNull(lane).undelivered(effect);
        }
        giveBack(effect);
        fuse.passing(Fuse.Point.AFTER_SENDING);
        return true;
    }

    /** Whether the link was up; with the defect planted some are sent behind the next. */
    private boolean leaveInOrder(Departure departure) {
        if (world.planted(Defect.EFFECTS_OUT_OF_ORDER)) {
            if (heldBack == null
                    && departure.kind == Effect.Kind.FORWARD
                    && world.chance.oneIn(10)) {
                heldBack = departure;
                return true;
            }
            boolean sent = leave(departure);
            if (heldBack != null && world.chance.oneIn(12)) {
                leave(heldBack);
                heldBack = null;
            }
            return sent;
        }
        boolean sent = leave(departure);
        if (world.planted(Defect.REQUEST_DOUBLED)
                && departure.kind == Effect.Kind.FORWARD
                && world.chance.oneIn(30)) {
            network.send(
                    departure.link,
                    departure.message.withKey(other(departure.message.key())),
                    wire -> switchboard.toMember(departure.link, wire));
        }
        return sent;
    }

    private static Key other(Key key) {
        return new Key(
                key.mti(), key.stan() % 999_999 + 1, key.time(), key.acquirer(), key.forwarder());
    }

    private boolean leave(Departure departure) {
        FaultyJournal written = Objects.requireNonNull(journal);
        audit.follow(Objects.requireNonNull(disk), written.reallyDurable());
        check(departure);
        Wire message = departure.message;
        if (!network.isUp(departure.link)) {
            world.note(message.rrn(), "cannot leave, link down: " + message);
            return false;
        }
        if (world.isTraced()) {
            world.note(message.rrn(), "switch to link " + departure.link + ": " + message);
        }
        network.send(departure.link, message, wire -> switchboard.toMember(departure.link, wire));
        return true;
    }

    private void check(Departure departure) {
        switch (departure.kind) {
            case FORWARD -> checks.forwarded(departure.id, departure.attempt, departure.message);
            case REVERSE -> checks.reversed(departure.id, departure.message);
            case ANSWER -> {
                checks.answered(departure.id, departure.message);
                obligations.met(departure.link, departure.message.rrn());
            }
            case ANSWER_INBOUND -> {
                checks.answeredInbound(departure.link, departure.message);
                obligations.met(departure.link, departure.message.rrn());
            }
        }
    }

    private void giveBack(Effect effect) {
        Slot slot = effect.slot();
        if (slot != null) {
            slot.release();
        }
        Objects.requireNonNull(lane).recycle(effect);
    }

    @Override
    public void flush() {}

    private static Departure departure(Effect effect) {
        return new Departure(
                effect.kind(),
                effect.link(),
                message(effect),
                effect.kind() == Effect.Kind.ANSWER_INBOUND ? 0 : effect.facts().transactionId(),
                effect.attempt());
    }

    private static Wire message(Effect effect) {
        if (effect.kind() == Effect.Kind.ANSWER_INBOUND) {
            return inboundAnswer(
                    Objects.requireNonNull(effect.slot()).message(), effect.responseCode());
        }
        FactsDecoder facts = effect.facts();
        return switch (effect.kind()) {
            case FORWARD -> Wires.forward(facts, effect.original(), effect.attempt());
            case REVERSE ->
                    Wires.reversal(
                            facts, effect.reversalStan(), effect.reversalTime(), effect.attempt());
            default -> Wires.answer(facts, effect.answer().responseCode);
        };
    }

    private static Wire inboundAnswer(Inbound inbound, int code) {
        return Wires.request(inbound).answer(code);
    }
}
