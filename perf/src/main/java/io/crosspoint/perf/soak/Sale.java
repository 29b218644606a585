package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.iso8583.TransactionKind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One request in an acquirer's book. */
final class Sale {
    /** How it stands, as far as the acquirer knows. */
    enum State {
        WAITING,
        APPROVED,
        DECLINED,
        /** A reversal is under way, and repeated until it is answered. */
        REVERSING,
        REVERSED
    }

    final Wire request;
    final @Nullable Sale original;

    /** Follow-ups that the acquirer made of it. */
    final List<Sale> followUps = new ArrayList<>(0);

    /** Serial number among all acquirers' requests. */
    final long number;

    State state = State.WAITING;
    @Nullable Wire reversal;

    /** It was approved when its reversal began. */
    boolean toldApproved;

    int code;
    long askedNs;
    long settledNs;
    int date;
    int tries;

    /** Another message was sent under its key: a second one would be a repeat of that. */
    boolean keyMisused;

    Sale(long number, Wire request, @Nullable Sale original) {
        this.number = number;
        this.request = request;
        this.original = original;
    }

    TransactionKind kind() {
        return request.kind();
    }

    long rrn() {
        return request.rrn();
    }

    /** What its original is, or for a reversal the request itself. */
    Wire told() {
        return toldApproved || original == null ? request : original.request;
    }

    boolean isSettled() {
        return state != State.WAITING && state != State.REVERSING;
    }

    /** Known not to have happened, or to be undone, before a time. */
    boolean isGoneBefore(long timeNs) {
        boolean gone =
                state == State.REVERSED
                        || (state == State.DECLINED && code != ResponseCode.NO_ANSWER);
        return gone && settledNs < timeNs;
    }

    /** Approved, not reversed and not voided. */
    boolean stands() {
        if (state != State.APPROVED) {
            return false;
        }
        for (Sale followUp : followUps) {
            if (Kinds.isVoid(followUp.kind()) && followUp.state == State.APPROVED) {
                return false;
            }
        }
        return true;
    }

    /** Adds the numbers of this request, of its reversal and of what it follows. */
    void addTo(Set<Long> rrns) {
        rrns.add(rrn());
        Wire undo = reversal;
        if (undo != null) {
            rrns.add(undo.rrn());
        }
        if (original != null) {
            original.addTo(rrns);
        }
    }
}
