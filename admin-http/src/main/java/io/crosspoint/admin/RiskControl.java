package io.crosspoint.admin;

import io.crosspoint.core.operator.RiskPort;
import io.crosspoint.core.operator.RulesStatus;
import io.crosspoint.core.risk.HotKey;

import java.util.concurrent.CompletionStage;

/** What operators need for rules and hot list beside the lane. Safe from any thread. */
public interface RiskControl {

    RiskPort port();

    /**
     * Reads the configured files again and brings them into force.
     *
     * @return fails with {@link RulesRefusedException} when they cannot be; nothing has changed
     */
    CompletionStage<RulesStatus> reload();

    /**
     * The key of a card: its number is sealed at once and kept nowhere.
     *
     * @param number 13 to 19 digits
     * @throws IllegalArgumentException when it is no card number; the text does not repeat it
     */
    HotKey card(String number);
}
