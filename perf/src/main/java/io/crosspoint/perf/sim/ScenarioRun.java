package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.perf.sim.AcquirerEntry.Request;
import io.crosspoint.perf.sim.Exchange.Role;

import org.jspecify.annotations.Nullable;

/** One scenario on its way: what is asked next after each answer, and what an answer must be. */
final class ScenarioRun {
    private static final int REVERSAL_REPEATS = 5;
    private static final int REFUND_REPEATS = 3;

    private final AcquirerDesk desk;
    private final Scenario scenario;
    private int pending;
    private @Nullable AcquirerEntry first;
    private @Nullable String reversalCode;

    ScenarioRun(AcquirerDesk desk, Scenario scenario) {
        this.desk = desk;
        this.scenario = scenario;
    }

    ScenarioType type() {
        return scenario.type();
    }

    void begin() {
        AcquirerEntry entry = open(firstRequest());
        first = entry;
        ask(Role.FIRST, entry);
        if (type() == ScenarioType.REVERSAL_BEFORE_ANSWER) {
            reverse(entry);
        }
    }

    private AcquirerEntry open(RequestShape shape) {
        TransactionKey key = desk.messages().nextKey();
        Request request =
                new Request(
                        shape.mti,
                        shape.kind,
                        shape.processingCode,
                        shape.conditionCode,
                        shape.amountMinor,
                        desk.messages().rrn(key),
                        first);
        AcquirerEntry entry = new AcquirerEntry(key, request, scenario);
        desk.enter(entry);
        return entry;
    }

    /** What a request asks, before it has a key. */
    private record RequestShape(
            int mti,
            TransactionKind kind,
            String processingCode,
            String conditionCode,
            long amountMinor) {}

    private RequestShape firstRequest() {
        long amount = scenario.amountMinor();
        return switch (type()) {
            case PRE_AUTHORISATION_COMPLETION, PRE_AUTHORISATION_VOID ->
                    new RequestShape(
                            100, TransactionKind.PRE_AUTHORISATION, "030000", "06", amount);
            case BALANCE_INQUIRY ->
                    new RequestShape(200, TransactionKind.BALANCE_INQUIRY, "300000", "00", 0);
            default -> new RequestShape(200, TransactionKind.PURCHASE, "000000", "00", amount);
        };
    }

    private @Nullable RequestShape followUp() {
        long amount = scenario.amountMinor();
        long other = scenario.followUpMinor();
        return switch (type()) {
            case PURCHASE_VOID ->
                    new RequestShape(200, TransactionKind.VOID, "200000", "00", amount);
            case PURCHASE_REFUND_FULL ->
                    new RequestShape(220, TransactionKind.REFUND, "200000", "00", amount);
            case PURCHASE_REFUND_PARTIAL ->
                    new RequestShape(220, TransactionKind.REFUND, "200000", "00", other);
            case PRE_AUTHORISATION_COMPLETION ->
                    new RequestShape(200, TransactionKind.COMPLETION, "000000", "06", other);
            case PRE_AUTHORISATION_VOID ->
                    new RequestShape(
                            100, TransactionKind.PRE_AUTHORISATION_VOID, "200000", "06", amount);
            default -> null;
        };
    }

    private void ask(Role role, AcquirerEntry entry) {
        byte[] framed = desk.messages().financial(entry);
        send(new Exchange(entry.key, entry.request.mti(), role, entry, this, framed));
    }

    private void reverse(AcquirerEntry entry) {
        entry.reversalSent = true;
        TransactionKey key = desk.messages().nextKey();
        byte[] framed = desk.messages().reversal(key, entry);
        int mti = desk.messages().reversalMti();
        send(new Exchange(key, mti, Role.REVERSAL, entry, this, framed));
    }

    private void send(Exchange exchange) {
        pending++;
        desk.send(exchange);
    }

    /** An answer came; the entry of a financial request already knows it. */
    void answered(Exchange exchange, String code) {
        switch (exchange.role) {
            case FIRST -> afterFirst(exchange);
            case REVERSAL -> {
                reversalCode = code;
                exchange.entry.reversed = code.equals("00");
                desk.reversed();
            }
            case FOLLOW_UP, RETRANSMISSION -> {
                // nothing follows
            }
        }
        done();
    }

    private void afterFirst(Exchange exchange) {
        AcquirerEntry entry = exchange.entry;
        switch (type()) {
            case RETRANSMISSION -> {
                byte[] same = exchange.framed;
                send(new Exchange(entry.key, exchange.mti, Role.RETRANSMISSION, entry, this, same));
            }
            case REVERSAL_AFTER_ANSWER -> {
                if (entry.isApproved()) {
                    reverse(entry);
                }
            }
            case UNKNOWN_BIN, UNKNOWN_TOKEN -> {
                if (entry.isApproved()) {
                    desk.violation(Violation.APPROVED_UNKNOWN);
                }
            }
            default -> {
                RequestShape next = followUp();
                if (next != null && entry.isApproved()) {
                    followUp(next);
                }
            }
        }
    }

    /** The scenario goes on as long as its follow-up waits. */
    private void followUp(RequestShape next) {
        pending++;
        desk.followUp(
                () -> {
                    pending--;
                    ask(Role.FOLLOW_UP, open(next));
                });
    }

    /** No answer came in time. */
    void unanswered(Exchange exchange) {
        AcquirerEntry entry = exchange.entry;
        boolean refund = entry.request.kind() == TransactionKind.REFUND;
        boolean reversal = exchange.role == Role.REVERSAL;
        int most = reversal ? REVERSAL_REPEATS : refund ? REFUND_REPEATS : 0;
        if (exchange.repeats < most) {
            desk.resend(exchange);
            return;
        }
        if (reversal) {
            desk.violation(Violation.REVERSAL_REFUSED);
        } else if (exchange.role == Role.RETRANSMISSION) {
            desk.violation(Violation.REPEAT_DIFFERS);
        } else {
            entry.status = Status.UNANSWERED;
            if (entry.request.isReversible() && !entry.reversalSent) {
                reverse(entry);
            }
        }
        desk.giveUp(exchange);
        done();
    }

    private void done() {
        pending--;
        if (pending > 0) {
            return;
        }
        boolean approved = first != null && first.isApproved();
        if (approved && reversalCode != null && !reversalCode.equals("00")) {
            desk.violation(Violation.REVERSAL_REFUSED);
        }
        desk.finished(this);
    }
}
