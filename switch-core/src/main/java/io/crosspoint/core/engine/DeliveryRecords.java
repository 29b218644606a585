package io.crosspoint.core.engine;

import io.crosspoint.journal.transactions.AdviceDeliveredEncoder;
import io.crosspoint.journal.transactions.AdviceStoredEncoder;
import io.crosspoint.journal.transactions.BalancesToldEncoder;
import io.crosspoint.journal.transactions.Delivery;
import io.crosspoint.journal.transactions.DeliveryDoubtfulEncoder;
import io.crosspoint.journal.transactions.DeliveryResolvedEncoder;
import io.crosspoint.journal.transactions.MessageHeaderEncoder;
import io.crosspoint.journal.transactions.Resolution;
import io.crosspoint.journal.transactions.ReversalAnsweredEncoder;
import io.crosspoint.journal.transactions.StoringCause;

/** Writes what is decided about messages that issuers must get, and what repeats are told. */
final class DeliveryRecords {
    private final Records records;
    private final EngineState state;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ReversalAnsweredEncoder answered = new ReversalAnsweredEncoder();
    private final DeliveryDoubtfulEncoder doubtful = new DeliveryDoubtfulEncoder();
    private final DeliveryResolvedEncoder resolved = new DeliveryResolvedEncoder();
    private final AdviceStoredEncoder stored = new AdviceStoredEncoder();
    private final BalancesToldEncoder balances = new BalancesToldEncoder();
    private final AdviceDeliveredEncoder delivered = new AdviceDeliveredEncoder();

    DeliveryRecords(EngineState state, Records records) {
        this.state = state;
        this.records = records;
    }

    void reversalAnswered(Inbound reversal, int responseCode) {
        answered.wrapAndApplyHeader(records.buffer(), records.begin(), header);
        answered.acquirerLink(reversal.link)
                .acquirer(reversal.acquirer)
                .forwarder(reversal.forwarder)
                .stan(reversal.stan)
                .transmissionTime(reversal.transmissionTime)
                .originalMti(reversal.originalMti)
                .originalStan(reversal.originalStan)
                .originalTransmissionTime(reversal.originalTransmissionTime)
                .originalAcquirer(reversal.originalAcquirer)
                .originalForwarder(reversal.originalForwarder)
                .businessDate(state.dates.open().date)
                .responseCode(0, (byte) (responseCode >> 8))
                .responseCode(1, (byte) responseCode);
        records.commit(answered.encodedLength());
    }

    void doubtful(long transactionId, Delivery delivery, int responseCode, int attempts) {
        doubtful.wrapAndApplyHeader(records.buffer(), records.begin(), header);
        doubtful.transactionId(transactionId)
                .businessDate(state.dates.open().date)
                .delivery(delivery)
                .responseCode(0, (byte) (responseCode >> 8))
                .responseCode(1, (byte) responseCode)
                .attempts(attempts);
        records.commit(doubtful.encodedLength());
    }

    void resolved(long transactionId, Delivery delivery, Resolution resolution) {
        resolved.wrapAndApplyHeader(records.buffer(), records.begin(), header);
        resolved.transactionId(transactionId)
                .businessDate(state.dates.open().date)
                .delivery(delivery)
                .resolution(resolution);
        records.commit(resolved.encodedLength());
    }

    void adviceStored(long transactionId, StoringCause cause) {
        stored.wrapAndApplyHeader(records.buffer(), records.begin(), header);
        stored.transactionId(transactionId).businessDate(state.dates.open().date).cause(cause);
        records.commit(stored.encodedLength());
    }

    void balancesTold(long transactionId, int businessDate, Inbound answer) {
        balances.wrapAndApplyHeader(records.buffer(), records.begin(), header);
        balances.transactionId(transactionId)
                .businessDate(businessDate)
                .length((short) answer.balancesLength)
                .putBalances(answer.balances, 0);
        records.commit(balances.encodedLength());
    }

    void adviceDelivered(long transactionId, int responseCode, int attempts) {
        delivered.wrapAndApplyHeader(records.buffer(), records.begin(), header);
        delivered
                .transactionId(transactionId)
                .businessDate(state.dates.open().date)
                .responseCode(0, (byte) (responseCode >> 8))
                .responseCode(1, (byte) responseCode)
                .attempts(attempts);
        records.commit(delivered.encodedLength());
    }
}
