package io.crosspoint.core.engine;

import io.crosspoint.core.risk.RiskState;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.token.TokenVault;

/** Who counts what tokens and codes have spent, and what risk looks at. */
interface Spending {
    /** Counts nothing: for a fold that is not the switch's own. */
    Spending UNCOUNTED =
            new Spending() {
                @Override
                public void used(long token, long amountMinor, int date) {}

                @Override
                public void unused(long token, long amountMinor, int date) {}

                @Override
                public void paymentAccepted(long serial, long amountMinor, int date) {}

                @Override
                public void paymentUndone(long serial, long amountMinor, int date) {}

                @Override
                public void undone(int slot, FactsDecoder facts) {}

                @Override
                public void restored(int slot, FactsDecoder facts) {}
            };

    /** Counts with the services and for risk. */
    static Spending of(TokenVault vault, QrRegistry registry, RiskState risk) {
        return new Spending() {
            @Override
            public void used(long token, long amountMinor, int date) {
                vault.used(token, amountMinor, date);
            }

            @Override
            public void unused(long token, long amountMinor, int date) {
                vault.unused(token, amountMinor, date);
            }

            @Override
            public void paymentAccepted(long serial, long amountMinor, int date) {
                registry.paymentAccepted(serial, amountMinor, date);
            }

            @Override
            public void paymentUndone(long serial, long amountMinor, int date) {
                registry.paymentUndone(serial, amountMinor, date);
            }

            @Override
            public void undone(int slot, FactsDecoder facts) {
                risk.undone(slot, facts);
            }

            @Override
            public void restored(int slot, FactsDecoder facts) {
                risk.restored(slot, facts);
            }
        };
    }

    void used(long token, long amountMinor, int date);

    void unused(long token, long amountMinor, int date);

    void paymentAccepted(long serial, long amountMinor, int date);

    void paymentUndone(long serial, long amountMinor, int date);

    void undone(int slot, FactsDecoder facts);

    void restored(int slot, FactsDecoder facts);
}
