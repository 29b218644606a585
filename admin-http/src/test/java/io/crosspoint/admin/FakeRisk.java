package io.crosspoint.admin;

import io.crosspoint.core.operator.RiskPort;
import io.crosspoint.core.operator.RulesStatus;
import io.crosspoint.core.risk.HotEntry;
import io.crosspoint.core.risk.HotKey;
import io.crosspoint.core.risk.MerchantRegistry;
import io.crosspoint.core.risk.RuleSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Rules and a hot list behind the fake lane. */
final class FakeRisk implements RiskControl, RiskPort {
    static final String CARD = "6212340000000008";

    final List<HotEntry> entries = new ArrayList<>();
    volatile boolean full;
    volatile boolean refusing;
    private final FakeSwitch lane;

    FakeRisk(FakeSwitch lane) {
        this.lane = lane;
        entries.add(new HotEntry(1, card(CARD), '4' << 8 | '3', 1_795_219_200_000_000_000L));
    }

    @Override
    public RiskPort port() {
        return this;
    }

    private RulesStatus status() {
        return new RulesStatus(
                7,
                "ab".repeat(32),
                2,
                3,
                4,
                5,
                6,
                entries.size(),
                100,
                List.of(new RulesStatus.RuleHits(201, "many payments", 9)));
    }

    @Override
    public CompletionStage<RulesStatus> reload() {
        return lane.answer(
                () -> {
                    if (refusing) {
                        throw new RulesRefusedException(
                                "rules.yaml:3:5: /rules/0/then: \"no\" (expected: flag)");
                    }
                    return status();
                });
    }

    @Override
    public CompletionStage<RulesStatus> rules() {
        return lane.answer(this::status);
    }

    @Override
    public CompletionStage<RulesStatus> load(RuleSet rules, MerchantRegistry merchants) {
        return lane.answer(this::status);
    }

    @Override
    public CompletionStage<List<HotEntry>> hotList() {
        return lane.answer(() -> List.copyOf(entries));
    }

    @Override
    public CompletionStage<Optional<HotEntry>> list(HotKey key, int responseCode) {
        return lane.answer(
                () -> {
                    if (full) {
                        return Optional.empty();
                    }
                    HotEntry entry = new HotEntry(entries.size() + 1, key, responseCode, 0);
                    entries.add(entry);
                    return Optional.of(entry);
                });
    }

    @Override
    public CompletionStage<Boolean> unlist(int number) {
        return lane.answer(() -> entries.removeIf(entry -> entry.number() == number));
    }

    @Override
    public HotKey card(String number) {
        if (!number.equals(CARD)) {
            throw new IllegalArgumentException("card: no card number (expected: one)");
        }
        return HotKey.card(1, 11, 12, 621_234, 8);
    }
}
