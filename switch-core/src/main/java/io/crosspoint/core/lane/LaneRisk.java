package io.crosspoint.core.lane;

import io.crosspoint.core.operator.RiskPort;
import io.crosspoint.core.operator.RulesStatus;
import io.crosspoint.core.risk.HotEntry;
import io.crosspoint.core.risk.HotKey;
import io.crosspoint.core.risk.MerchantRegistry;
import io.crosspoint.core.risk.RiskDecider;
import io.crosspoint.core.risk.RiskDesk;
import io.crosspoint.core.risk.Rule;
import io.crosspoint.core.risk.RuleSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The operators' port to rules and hot list over a lane. */
public final class LaneRisk implements RiskPort {
    private final Lane lane;

    public LaneRisk(Lane lane) {
        this.lane = lane;
    }

    @Override
    public CompletionStage<RulesStatus> rules() {
        return run(LaneRisk::status);
    }

    @Override
    public CompletionStage<RulesStatus> load(RuleSet rules, MerchantRegistry merchants) {
        return run(
                desk -> {
                    desk.load(rules, merchants);
                    return status(desk);
                });
    }

    @Override
    public CompletionStage<List<HotEntry>> hotList() {
        return run(
                desk ->
                        desk.hotList().stream()
                                .sorted(Comparator.comparingInt(HotEntry::number))
                                .toList());
    }

    @Override
    public CompletionStage<Optional<HotEntry>> list(HotKey key, int responseCode) {
        return run(
                desk -> Optional.ofNullable(desk.list(key, responseCode, lane.clock().nanoTime())));
    }

    @Override
    public CompletionStage<Boolean> unlist(int number) {
        return run(desk -> desk.unlist(number));
    }

    /** Completes when all that was decided so far is durable; what is refused fails at once. */
    private <T> CompletionStage<T> run(Function<RiskDesk, T> does) {
        CompletableFuture<T> reply = new CompletableFuture<>();
        lane.execute(nowNs -> run(does, reply, nowNs), reply);
        return reply;
    }

    private <T> void run(Function<RiskDesk, T> does, CompletableFuture<T> reply, long nowNs) {
        T result;
        try {
            result = does.apply(lane.engine().risk(nowNs, lane.transactions().batch()));
        } catch (IllegalArgumentException e) {
            reply.completeExceptionally(e);
            return;
        }
        lane.whenDurable(() -> reply.complete(result), reply);
    }

    private static RulesStatus status(RiskDesk desk) {
        RiskDecider decider = desk.decider();
        RuleSet rules = decider.ruleSet();
        long[] hits = decider.hits();
        List<RulesStatus.RuleHits> each = new ArrayList<>();
        for (int i = 0; i < hits.length; i++) {
            Rule rule = rules.rules().get(i);
            each.add(new RulesStatus.RuleHits(rule.id(), rule.name(), hits[i]));
        }
        return new RulesStatus(
                rules.version(),
                rules.sha256(),
                rules.counters().size(),
                decider.merchants().merchants(),
                decider.declined(),
                decider.flagged(),
                desk.state().displaced(),
                desk.hotList().size(),
                desk.state().hotEntries(),
                each);
    }
}
