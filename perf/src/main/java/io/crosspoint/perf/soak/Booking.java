package io.crosspoint.perf.soak;

import io.crosspoint.iso8583.TransactionKind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** One request in an issuer's book. */
final class Booking {
    final Wire request;
    final @Nullable Booking original;
    final List<Booking> followUps = new ArrayList<>(0);
    final boolean approved;

    /** The answer, and the answer to every repeat. */
    final int code;

    boolean reversed;

    /** The issuer says no and yes to the same request. */
    boolean contradicted;

    Booking(Wire request, @Nullable Booking original, boolean approved, int code) {
        this.request = request;
        this.original = original;
        this.approved = approved;
        this.code = code;
    }

    long rrn() {
        return request.rrn();
    }

    /** Approved, not reversed and not voided. */
    boolean stands() {
        if (!approved || reversed) {
            return false;
        }
        return followUps.stream().noneMatch(Booking::isEffectiveVoid);
    }

    /** It takes what it follows out of the book. */
    boolean isEffectiveVoid() {
        return Kinds.isVoid(request.kind()) && approved && !reversed;
    }

    /** What refunds took that stand. */
    long refundedMinor() {
        long sum = 0;
        for (Booking followUp : followUps) {
            if (followUp.request.kind() == TransactionKind.REFUND
                    && followUp.approved
                    && !followUp.reversed) {
                sum += followUp.request.amountMinor();
            }
        }
        return sum;
    }
}
