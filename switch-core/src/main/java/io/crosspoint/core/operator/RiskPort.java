package io.crosspoint.core.operator;

import io.crosspoint.core.risk.HotEntry;
import io.crosspoint.core.risk.HotKey;
import io.crosspoint.core.risk.MerchantRegistry;
import io.crosspoint.core.risk.RuleSet;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * How operators look at limits, rules and hot list, and change them. Safe from any thread; stages
 * complete as those of {@link OperatorPort} do. What changes something has its effect at once and
 * completes when it is durable.
 */
public interface RiskPort {

    CompletionStage<RulesStatus> rules();

    /**
     * Brings rules and merchants into force between two messages.
     *
     * @return fails with {@link IllegalArgumentException} when the hot list is longer than the
     *     rules allow; nothing has changed then
     */
    CompletionStage<RulesStatus> load(RuleSet rules, MerchantRegistry merchants);

    /** All entries of the hot list by their numbers. */
    CompletionStage<List<HotEntry>> hotList();

    /**
     * Puts a key on the hot list, or changes the code it is declined with.
     *
     * @param responseCode {@code 256 * first + second} character
     * @return empty when the list is full
     */
    CompletionStage<Optional<HotEntry>> list(HotKey key, int responseCode);

    /**
     * Takes an entry off the hot list.
     *
     * @return false when there is none of that number
     */
    CompletionStage<Boolean> unlist(int number);
}
