package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.iso8583.TransactionKind;

/**
 * One message between the switch and a member.
 *
 * @param mti without version digit; a repeat's is odd
 * @param rrn DE37, unique in a run for each message that an acquirer makes
 * @param account card of the simulation, from 1
 * @param code DE39, 0 in requests
 * @param original key of the transaction it is about, {@link Key#NONE} without
 * @param date business date that the switch stamped, 0 where a member speaks
 */
record Wire(
        TransactionKind kind,
        int mti,
        Key key,
        long rrn,
        long amountMinor,
        int account,
        int code,
        Key original,
        int date) {

    Wire repeated() {
        return new Wire(kind, mti | 1, key, rrn, amountMinor, account, code, original, date);
    }

    /** The answer to this request. */
    Wire answer(int answerCode) {
        int answerMti = (mti & ~1) + 10;
        return new Wire(
                kind, answerMti, key, rrn, amountMinor, account, answerCode, original, date);
    }

    Wire withKey(Key other) {
        return new Wire(kind, mti, other, rrn, amountMinor, account, code, original, date);
    }

    @Override
    public String toString() {
        return "%04d %s %s rrn %d%s%s%s"
                .formatted(
                        mti,
                        kind,
                        key,
                        rrn,
                        amountMinor > 0 ? " amount " + amountMinor : "",
                        code == 0 ? "" : " code " + ResponseCode.text(code),
                        original.equals(Key.NONE) ? "" : " of " + original);
    }
}
