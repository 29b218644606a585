package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.FactsDecoder;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what the engine asks for. */
final class RecordedEffects implements Effects {
    final List<Sent> sent = new ArrayList<>();

    /** Of the last forward. */
    int forwardedBin;

    /** Of the last answer about totals. */
    final TotalsAnswer totals = new TotalsAnswer();

    /** Characters of the balances in the last answer. */
    String balances = "";

    long forwardedSeal;
    long forwardedToken;
    long forwardedCode;

    List<Sent> take() {
        List<Sent> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    @Override
    public void forward(FactsDecoder facts, @Nullable FactsDecoder original) {
        forwardedBin = (int) facts.bin();
        forwardedSeal = facts.sealHigh();
        forwardedToken = facts.token();
        forwardedCode = facts.codeSerial();
        sent.add(
                new Sent(
                        Sent.Kind.FORWARD,
                        facts.issuerLink(),
                        facts.transactionId(),
                        "",
                        (int) facts.issuerStan(),
                        0,
                        original == null ? 0 : original.transactionId()));
    }

    @Override
    public void repeat(FactsDecoder facts, @Nullable FactsDecoder original) {
        sent.add(
                new Sent(
                        Sent.Kind.REPEAT,
                        facts.issuerLink(),
                        facts.transactionId(),
                        "",
                        (int) facts.issuerStan(),
                        1,
                        original == null ? 0 : original.transactionId()));
    }

    @Override
    public void joined(FactsDecoder facts) {
        sent.add(
                new Sent(
                        Sent.Kind.JOINED,
                        facts.acquirerLink(),
                        facts.transactionId(),
                        "",
                        0,
                        0,
                        0));
    }

    @Override
    public void answer(FactsDecoder facts, Answer answer, boolean withIssuerAnswer) {
        balances =
                new String(answer.balances, 0, answer.balancesLength, StandardCharsets.ISO_8859_1);
        sent.add(
                new Sent(
                        Sent.Kind.ANSWER,
                        facts.acquirerLink(),
                        facts.transactionId(),
                        ResponseCode.text(answer.responseCode),
                        (int) facts.stan(),
                        0,
                        0));
    }

    @Override
    public void reverse(FactsDecoder facts, int reversalStan, long time, int attempt) {
        sent.add(
                new Sent(
                        Sent.Kind.REVERSE,
                        facts.issuerLink(),
                        facts.transactionId(),
                        "",
                        reversalStan,
                        attempt,
                        time));
    }

    @Override
    public void answerTotals(TotalsAnswer answer) {
        totals.copyFrom(answer);
        sent.add(
                new Sent(
                        Sent.Kind.ANSWER_INBOUND,
                        0,
                        0,
                        ResponseCode.text(answer.responseCode),
                        0,
                        0,
                        0));
    }

    @Override
    public void answerInbound(int responseCode) {
        sent.add(
                new Sent(Sent.Kind.ANSWER_INBOUND, 0, 0, ResponseCode.text(responseCode), 0, 0, 0));
    }
}
