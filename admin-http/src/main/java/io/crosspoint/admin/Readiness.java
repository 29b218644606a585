package io.crosspoint.admin;

import io.crosspoint.core.operator.BusinessDateStatus;
import io.crosspoint.core.operator.SwitchStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether the switch takes transactions.
 *
 * @param reasons why not; empty when it does
 */
record Readiness(List<String> reasons) {

    static Readiness of(SwitchStatus status, BusinessDateStatus dates) {
        List<String> reasons = new ArrayList<>();
        if (dates.open() == 0) {
            reasons.add("no business date is open");
        }
        if (!status.ready()) {
            reasons.add(
                    "the switch says that links do not listen yet or the journal does not work");
        }
        return new Readiness(List.copyOf(reasons));
    }

    static Readiness failed(Throwable cause) {
        return new Readiness(List.of(String.valueOf(cause.getMessage())));
    }

    boolean ready() {
        return reasons.isEmpty();
    }

    JsonObject toJson() {
        return new JsonObject().put("ready", ready()).put("reasons", new JsonArray(reasons));
    }
}
