package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.MessageHeaderEncoder;
import io.crosspoint.journal.transactions.TotalsComparedEncoder;

/**
 * Decides reconciliation messages: compares the totals that a member tells with the switch's own
 * and answers with these. Totals that agree prove nothing, so that nothing is settled by it.
 */
final class TotalsDecider {
    private final EngineState state;
    private final Records records;
    private final TotalsAnswer answer = new TotalsAnswer();
    private final LinkTotals told = new LinkTotals();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TotalsComparedEncoder compared = new TotalsComparedEncoder();

    TotalsDecider(EngineState state, Records records) {
        this.state = state;
        this.records = records;
    }

    void decide(Inbound message, Effects effects) {
        if (Engine.isAnswer(message.mti)) {
            return;
        }
        if (state.totalsAnswers.isRepeat(message)) {
            state.totals.repeats++;
            state.totalsAnswers.read(message.link, answer);
        } else {
            compare(message);
            write(message);
        }
        effects.answerTotals(answer);
    }

    private void compare(Inbound message) {
        told.copyFrom(message.totals);
        answer.businessDate = state.totalsBook.dateOf(message.settlementDate);
        if (answer.businessDate == 0) {
            answer.counted.clear();
            answer.settlementCode = TotalsAnswer.ERROR;
            answer.responseCode = ResponseCode.ORIGINAL_NOT_FOUND;
            return;
        }
        state.totalsBook.read(answer.businessDate, message.link, answer.counted);
        boolean agrees = told.agreesWith(answer.counted);
        answer.responseCode = agrees ? ResponseCode.APPROVED : ResponseCode.RECONCILE_ERROR;
        if (told.isTold()) {
            answer.settlementCode = agrees ? TotalsAnswer.IN_BALANCE : TotalsAnswer.OUT_OF_BALANCE;
        } else {
            answer.settlementCode = TotalsAnswer.NOT_COMPARED;
        }
        told.fillFrom(answer.counted);
    }

    private void write(Inbound message) {
        compared.wrapAndApplyHeader(records.buffer(), records.begin(), header);
        compared.link(message.link)
                .acquirer(message.acquirer)
                .forwarder(message.forwarder)
                .mti(message.firstMti())
                .stan(message.stan)
                .transmissionTime(message.transmissionTime)
                .businessDate(answer.businessDate)
                .settlementCode((short) answer.settlementCode)
                .responseCode(0, (byte) (answer.responseCode >> 8))
                .responseCode(1, (byte) answer.responseCode);
        told.write(compared.told());
        answer.counted.write(compared.counted());
        records.commit(compared.encodedLength());
    }
}
