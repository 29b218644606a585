package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;

import java.util.ArrayList;
import java.util.List;

/** Lists for operators what issuers have not settled. */
final class PendingList {
    private final EngineState state;
    private final FactsDecoder facts = new FactsDecoder();

    PendingList(EngineState state) {
        this.state = state;
    }

    List<PendingDelivery> of(boolean doubtfulOnly, int most) {
        List<PendingDelivery> list = new ArrayList<>();
        add(state.reversals, true, doubtfulOnly, most, list);
        add(state.advices, false, doubtfulOnly, most, list);
        return list;
    }

    private void add(
            PendingDeliveries from,
            boolean reversal,
            boolean doubtfulOnly,
            int most,
            List<PendingDelivery> to) {
        for (int i = 0; i < from.count() && to.size() < most; i++) {
            int slot = from.slotAt(i);
            if (from.isDoubtful(slot) || !doubtfulOnly) {
                to.add(delivery(from, slot, reversal));
            }
        }
    }

    private PendingDelivery delivery(PendingDeliveries from, int slot, boolean reversal) {
        state.table.facts(slot, facts);
        return new PendingDelivery(
                facts.transactionId(),
                reversal,
                (int) facts.businessDate(),
                facts.issuerLink(),
                facts.acquirer(),
                facts.rrn(),
                facts.amountMinor(),
                state.table.attempts(slot),
                from.isDoubtful(slot),
                ResponseCode.text(from.doubtCode(slot)));
    }
}
