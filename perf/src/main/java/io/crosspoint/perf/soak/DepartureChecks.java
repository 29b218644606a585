package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.iso8583.TransactionKind;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What may leave the switch, judged by what is durable at that moment. */
final class DepartureChecks {
    private final World world;
    private final Audit audit;
    private long lastForwarded;
    private final Set<Long> forwarded = new HashSet<>();
    private final Set<Long> reversed = new HashSet<>();
    private final Map<Long, Integer> answers = new HashMap<>();

    DepartureChecks(World world, Audit audit) {
        this.world = world;
        this.audit = audit;
    }

    /** Numbers that were given and not durable may be given again. */
    void processStarts() {
        lastForwarded = 0;
    }

    void forwarded(long id, int attempt, Wire message) {
        Audited of = audit.byId(id);
        if (of == null
                || !of.accepted
                || of.rrn != message.rrn()
                || (attempt > 0 && !of.askedAgain && !of.adviceStored)) {
            world.found(
                    Check.DURABLE_FIRST, message.rrn(), "request left, not durable: " + message);
            return;
        }
        if (attempt == 0 && id <= lastForwarded) {
            world.found(
                    Check.SENT_ONCE, message.rrn(), "request left behind a later one: " + message);
        }
        lastForwarded = attempt == 0 ? id : lastForwarded;
        if (attempt == 0 && !forwarded.add(message.rrn())) {
            world.found(Check.SENT_ONCE, message.rrn(), "request left again: " + message);
        }
        if (reversed.contains(id)) {
            world.found(
                    Check.SENT_ONCE, message.rrn(), "request left after its reversal: " + message);
        }
        if (message.date() != of.date) {
            world.found(Check.BUSINESS_DATE, message.rrn(), "request of another date: " + message);
        }
    }

    void reversed(long id, Wire message) {
        Audited of = audit.byId(id);
        if (of == null || !of.reversalStans.contains(message.key().stan())) {
            world.found(
                    Check.DURABLE_FIRST, message.rrn(), "reversal left, not durable: " + message);
        }
        reversed.add(id);
    }

    void answered(long id, Wire message) {
        Audited of = audit.byId(id);
        if (of == null || !of.isAnswered() || of.code != message.code()) {
            world.found(Check.DURABLE_FIRST, message.rrn(), "answer left, not durable: " + message);
        }
        same(message);
    }

    /** An answer to the message itself; a reversal that is accepted must be durable as well. */
    void answeredInbound(int link, Wire message) {
        if (message.kind() != TransactionKind.REVERSAL) {
            return;
        }
        if (message.code() == ResponseCode.APPROVED
                && !audit.isReversed(link, message.original())) {
            world.found(
                    Check.DURABLE_FIRST,
                    message.rrn(),
                    "reversal accepted, not durable: " + message);
        }
        same(message);
    }

    /** 96 says that nothing was decided: a repeat may be. */
    private void same(Wire message) {
        if (message.code() == ResponseCode.SYSTEM_MALFUNCTION) {
            return;
        }
        int told = meaning(message);
        Integer before = answers.putIfAbsent(message.rrn(), told);
        if (before != null && before != told) {
            world.found(
                    Check.SAME_ANSWER,
                    message.rrn(),
                    "answered %s before: %s".formatted(ResponseCode.text(before), message));
        }
    }

    /** To a reversal, 25 and 00 say the same: nothing stands, and nothing will. */
    private static int meaning(Wire message) {
        boolean undone =
                message.kind() == TransactionKind.REVERSAL
                        && message.code() == ResponseCode.ORIGINAL_NOT_FOUND;
        return undone ? ResponseCode.APPROVED : message.code();
    }
}
