package io.crosspoint.core.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.core.engine.Messages;
import io.crosspoint.core.operator.RulesStatus;
import io.crosspoint.core.risk.HotEntry;
import io.crosspoint.core.risk.HotKey;
import io.crosspoint.core.risk.MerchantPolicy;
import io.crosspoint.core.risk.MerchantRegistry;
import io.crosspoint.core.risk.RuleSet;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

class LaneRiskTest {
    private static final int STOLEN = '4' << 8 | '3';

    private final LaneHarness harness = new LaneHarness();
    private final LaneRisk risk = new LaneRisk(harness.lane);

    private void round() {
        harness.lane.doWork();
        harness.transactions.makeDurable();
        harness.lane.doWork();
    }

    @Test
    void shouldAnswerWhenDurableAndActBefore() {
        CompletableFuture<Optional<HotEntry>> listed =
                risk.list(HotKey.merchant(Messages.ACQUIRER_CODE, ""), STOLEN)
                        .toCompletableFuture();
        assertThat(harness.lane.offer(harness.purchase(1))).isTrue();
        harness.lane.doWork();
        assertThat(listed).isNotDone();
        harness.transactions.makeDurable();
        harness.lane.doWork();
        assertThat(listed).isCompletedWithValueMatching(Optional::isPresent);
        assertThat(harness.left).singleElement().matches(effect -> effect.link() == 1);
        assertThat(risk.hotList().toCompletableFuture()).isNotDone();
    }

    @Test
    void shouldTellHitsAndCounts() {
        risk.load(
                new RuleSet(4, "4".repeat(64), 0, 10, List.of(), List.of(), MerchantPolicy.USUAL),
                MerchantRegistry.EMPTY);
        risk.list(HotKey.merchant(Messages.ACQUIRER_CODE, ""), STOLEN);
        CompletableFuture<Boolean> unknown = risk.unlist(9).toCompletableFuture();
        harness.lane.offer(harness.purchase(1));
        round();
        CompletableFuture<RulesStatus> status = risk.rules().toCompletableFuture();
        CompletableFuture<List<HotEntry>> list = risk.hotList().toCompletableFuture();
        round();
        assertThat(unknown).isCompletedWithValue(false);
        assertThat(status.join().version()).isEqualTo(4);
        assertThat(status.join().declined()).isEqualTo(1);
        assertThat(status.join().mostHotEntries()).isEqualTo(10);
        assertThat(list.join()).extracting(HotEntry::number).containsExactly(1);
    }

    @Test
    void shouldChangeNothingWhenRulesCannotBeLoaded() {
        risk.list(HotKey.token(6_299_010_000_000_004L), STOLEN);
        risk.list(HotKey.token(6_299_010_000_000_012L), STOLEN);
        CompletableFuture<RulesStatus> refused =
                risk.load(
                                new RuleSet(
                                        4,
                                        "4".repeat(64),
                                        0,
                                        1,
                                        List.of(),
                                        List.of(),
                                        MerchantPolicy.USUAL),
                                MerchantRegistry.EMPTY)
                        .toCompletableFuture();
        round();
        assertThat(refused).isCompletedExceptionally();
        CompletableFuture<RulesStatus> status = risk.rules().toCompletableFuture();
        round();
        assertThat(status.join().version()).isZero();
    }
}
