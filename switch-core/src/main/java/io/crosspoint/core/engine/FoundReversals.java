package io.crosspoint.core.engine;

/** Pending reversals, each found by its own key while its answer may come. */
final class FoundReversals implements Deliveries {
    private final PendingDeliveries reversals;
    private final TransactionKeys keys;

    FoundReversals(PendingDeliveries reversals, TransactionKeys keys) {
        this.reversals = reversals;
        this.keys = keys;
    }

    @Override
    public void add(int slot) {
        reversals.add(slot);
        keys.addReversal(slot);
    }

    @Override
    public void remove(int slot) {
        reversals.remove(slot);
        keys.removeReversal(slot);
    }

    @Override
    public void trust(int slot) {
        reversals.trust(slot);
    }
}
