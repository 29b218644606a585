package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.Answer;
import io.crosspoint.core.engine.Effects;
import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.engine.Inbound;
import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.engine.TotalsAnswer;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.transactions.FactsDecoder;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * What happened before a run begins, without any trouble: more than the engine remembers, so that
 * old originals are there from the first step on. All of it is durable and in everybody's book; the
 * index of originals has seen nothing of it.
 */
final class Past {
    private static final int TODAY = 20_260_615;
    private static final int MOST = Members.REMEMBERED * 3;
    private static final long[] AMOUNTS = {10_00, 99_99, 250_00};

    private final World world;
    private final Inlet inlet;
    private final List<AcquirerModel> acquirers;
    private final List<IssuerModel> issuers;
    private final Inbound message = new Inbound();
    private final Sent sent = new Sent();

    Past(World world, Inlet inlet, List<AcquirerModel> acquirers, List<IssuerModel> issuers) {
        this.world = world;
        this.inlet = inlet;
        this.acquirers = acquirers;
        this.issuers = issuers;
    }

    /** What an engine wants sent, one thing at a time. */
    private static final class Sent implements Effects {
        @Nullable Wire forward;
        @Nullable Wire answer;

        void clear() {
            forward = null;
            answer = null;
        }

        @Override
        public void forward(FactsDecoder facts, @Nullable FactsDecoder original) {
            forward = Wires.forward(facts, original, 0);
        }

        @Override
        public void answer(FactsDecoder facts, Answer told, boolean withIssuerAnswer) {
            answer = Wires.answer(facts, told.responseCode);
        }

        @Override
        public void repeat(FactsDecoder facts, @Nullable FactsDecoder original) {
            throw unexpected("a repeat");
        }

        @Override
        public void joined(FactsDecoder facts) {
            throw unexpected("a repeat joined");
        }

        @Override
        public void reverse(FactsDecoder facts, int stan, long time, int attempt) {
            throw unexpected("a reversal");
        }

        @Override
        public void answerTotals(TotalsAnswer totals) {
            throw unexpected("totals");
        }

        @Override
        public void answerInbound(int code) {
            throw unexpected("answer " + ResponseCode.text(code));
        }

        private static IllegalStateException unexpected(String what) {
            return new IllegalStateException(what + " where nothing goes wrong");
        }
    }

    /** Fills an empty journal and the books. */
    void happen(MemoryJournal journal) {
        RecordBatch batch = journal.newBatch(1 << 16);
        Engine engine = Engines.fresh(batch, Engines.vault(), Engines.registry());
        engine.start(TODAY, world.nowNs(), batch);
        for (int i = 0; i < Members.ISSUERS; i++) {
            engine.signOn(Members.FIRST_ISSUER + i, true, world.nowNs(), batch);
        }
        for (long left = world.chance.between(0, MOST); left > 0; left--) {
            AcquirerModel acquirer = world.chance.any(acquirers);
            decide(acquirer, next(acquirer), engine, batch);
            journal.append(batch);
        }
        journal.append(batch);
        journal.makeDurable();
    }

    /** A purchase or a pre-authorisation; sometimes half of the purchase before is refunded. */
    private Sale next(AcquirerModel acquirer) {
        List<Sale> sales = acquirer.sales();
        Sale last = sales.isEmpty() ? null : sales.getLast();
        if (last != null && last.kind() == TransactionKind.PURCHASE && world.chance.oneIn(4)) {
            Wire of = last.request;
            long half = of.amountMinor() / 2;
            return acquirer.book(
                    acquirer.request(TransactionKind.REFUND, half, of.account(), of.key()), last);
        }
        boolean holds = world.chance.oneIn(4);
        TransactionKind kind = holds ? TransactionKind.PRE_AUTHORISATION : TransactionKind.PURCHASE;
        int card = 1 + world.chance.below(Members.accounts());
        long amount = AMOUNTS[world.chance.below(AMOUNTS.length)];
        return acquirer.book(acquirer.request(kind, amount, card, Key.NONE), null);
    }

    /** Approved by the issuer, unless the engine declines; without a defect it has no reason to. */
    private void decide(AcquirerModel acquirer, Sale sale, Engine engine, RecordBatch batch) {
        inlet.read(sale.request, acquirer.link(), message);
        sent.clear();
        engine.decide(message, world.nowNs(), batch, sent);
        Wire forward = sent.forward;
        if (forward == null) {
            acquirer.receive(Objects.requireNonNull(sent.answer));
            return;
        }
        int issuer = Members.issuer(sale.request.account());
        issuers.get(issuer - Members.FIRST_ISSUER).approved(forward);
        inlet.read(forward.answer(ResponseCode.APPROVED), issuer, message);
        engine.decide(message, world.nowNs(), batch, sent);
        acquirer.receive(Objects.requireNonNull(sent.answer));
    }
}
