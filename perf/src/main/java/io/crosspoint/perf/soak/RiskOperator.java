package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.operator.RiskPort;
import io.crosspoint.core.risk.HotEntry;
import io.crosspoint.core.risk.HotKey;

import java.util.List;

/** An operator of risk: edits rules and has them loaded, puts cards on the hot list and off it. */
final class RiskOperator {
    private static final long MS = World.MS;
    private static final int LOST_CARD = ResponseCode.of("41");
    private static final int STOLEN_CARD = ResponseCode.of("43");

    private final World world;
    private final SwitchHost host;

    RiskOperator(World world, SwitchHost host) {
        this.world = world;
        this.host = host;
    }

    void plan() {
        planRules();
        planHotList();
    }

    /** The file is edited, and mostly loaded at once; else it waits for that or for a start. */
    private void planRules() {
        world.after(
                world.chance.between(300 * MS, 6_000 * MS),
                () -> {
                    if (world.may(Fault.RULES)) {
                        host.editRules(RuleShelf.some(world.chance));
                        if (!world.chance.oneIn(4)) {
                            host.loadRules();
                        }
                    }
                    planRules();
                });
    }

    private void planHotList() {
        world.after(
                world.chance.between(300 * MS, 4_000 * MS),
                () -> {
                    RiskPort risk = host.risk();
                    if (risk != null && world.may(Fault.RULES)) {
                        changeHotList(risk);
                    }
                    planHotList();
                });
    }

    private void changeHotList(RiskPort risk) {
        if (world.chance.oneIn(2)) {
            int card = 1 + world.chance.below(Members.accounts());
            HotKey key = HotKey.card(1, Inlet.sealHigh(card), card, Members.bin(card), card);
            risk.list(key, world.chance.oneIn(2) ? LOST_CARD : STOLEN_CARD);
        } else {
            risk.hotList().thenAccept(entries -> unlistSome(risk, entries));
        }
    }

    private void unlistSome(RiskPort risk, List<HotEntry> entries) {
        if (!entries.isEmpty()) {
            risk.unlist(entries.get(world.chance.below(entries.size())).number());
        }
    }
}
