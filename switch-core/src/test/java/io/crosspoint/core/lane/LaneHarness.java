package io.crosspoint.core.lane;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.engine.EngineHarness;
import io.crosspoint.core.engine.Messages;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.token.TokenVault;

import org.agrona.concurrent.EpochNanoClock;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A lane whose journals are durable when told, and an outlet that keeps what leaves. */
final class LaneHarness implements Outlet {
    static final int SLOTS = 16;

    final MemoryJournal transactions = MemoryJournal.durableWhenTold();
    final MemoryJournal tokens = MemoryJournal.durableWhenTold();
    final MemoryJournal codes = MemoryJournal.durableWhenTold();
    final SlotPool slots = new SlotPool(Dialects.bundled("cups"), SLOTS, 1024);
    final List<Effect> left = new ArrayList<>();
    final Lane lane;
    long nowNs = EngineHarness.NOW;
    boolean full;

    LaneHarness() {
        TokenVault vault = EngineHarness.newVault();
        QrRegistry registry = EngineHarness.newRegistry();
        Stream stream = new Stream(transactions, transactions.newBatch(1 << 18));
        Engine engine =
                new Engine(
                        EngineHarness.settings(),
                        EngineHarness.ranges(),
                        EngineHarness.policies(),
                        vault,
                        registry,
                        stream.batch());
        EpochNanoClock clock = () -> nowNs;
        LaneParts parts =
                new LaneParts(
                        engine,
                        stream,
                        vault,
                        new Stream(tokens, tokens.newBatch(1 << 16)),
                        registry,
                        new Stream(codes, codes.newBatch(1 << 16)),
                        clock);
        lane =
                new Lane(
                        new LaneSettings(16, 512, 64, 16),
                        parts,
                        EngineHarness.REMEMBERED,
                        this,
                        () -> {});
        lane.signOn(Messages.ISSUER, true);
        lane.doWork();
        transactions.makeDurable();
        lane.doWork();
    }

    @Override
    public boolean offer(Effect effect) {
        return !full && left.add(effect);
    }

    @Override
    public void flush() {}

    Slot purchase(int stan) {
        Slot slot = Objects.requireNonNull(slots.take());
        Messages.fill(slot.message(), TransactionKind.PURCHASE, 200, stan, 10_00);
        return slot;
    }

    Slot approval(int stan) {
        Slot slot = Objects.requireNonNull(slots.take());
        Messages.fillAnswer(slot.message(), Messages.ISSUER, stan, "00");
        return slot;
    }

    /** Sends what left, as an event loop would: messages and effects go back. */
    void send() {
        for (Effect effect : left) {
            Slot slot = effect.slot();
            if (slot != null) {
                slot.release();
            }
            lane.recycle(effect);
        }
        left.clear();
    }

    int freeSlots() {
        List<Slot> taken = new ArrayList<>();
        for (Slot slot = slots.take(); slot != null; slot = slots.take()) {
            taken.add(slot);
        }
        taken.forEach(Slot::release);
        return taken.size();
    }
}
