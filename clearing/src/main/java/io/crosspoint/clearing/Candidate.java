package io.crosspoint.clearing;

import io.crosspoint.clearing.fees.CardKind;
import io.crosspoint.clearing.fees.FeeCase;
import io.crosspoint.clearing.fees.Product;
import io.crosspoint.journal.transactions.Channel;
import io.crosspoint.journal.transactions.TransactionType;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A transaction that may move money on the date, with what its price depends on.
 *
 * @param late of an earlier date and reversed after that date had closed
 * @param effective approved, and not reversed before its own date closed
 * @param voided undone by a void of its own date
 * @param voidTurn which of the approved voids of its original it is, from 1; 0 for other types
 * @param refundedBeforeMinor sum of the refunds of its original before it
 * @param original null when it names none or one that the records read do not hold
 */
record Candidate(
        Side self,
        long originalId,
        boolean late,
        boolean effective,
        boolean voided,
        int voidTurn,
        long refundedBeforeMinor,
        @Nullable Side original) {

    /** One transaction's own facts. */
    record Side(long id, TransactionType type, FeeCase feeCase, boolean stood) {}

    static Candidate of(ResultSet row) throws SQLException {
        row.getLong("o_id");
        boolean originalKnown = !row.wasNull();
        return new Candidate(
                side(row, "", row.getBoolean("effective")),
                row.getLong("original_id"),
                row.getBoolean("late"),
                row.getBoolean("effective"),
                row.getBoolean("voided"),
                row.getInt("void_turn"),
                row.getLong("refunded_before_minor"),
                originalKnown ? side(row, "o_", row.getBoolean("o_effective")) : null);
    }

    private static Side side(ResultSet row, String prefix, boolean stood) throws SQLException {
        long id = row.getLong(prefix + "id");
        TransactionType type = TransactionType.valueOf(row.getString(prefix + "type"));
        String cardKind = row.getString(prefix + "card_kind");
        String channel = row.getString(prefix + "channel");
        try {
            return new Side(
                    id,
                    type,
                    new FeeCase(
                            row.getInt(prefix + "business_date"),
                            CardKind.valueOf(cardKind),
                            row.getInt(prefix + "mcc"),
                            product(type, Channel.valueOf(channel)),
                            row.getInt(prefix + "currency"),
                            row.getLong(prefix + "amount_minor")),
                    stood);
        } catch (IllegalArgumentException e) {
            throw new ClearingException(
                    "transaction %d: card kind %s, channel %s (expected: both known)"
                            .formatted(id, cardKind, channel),
                    e);
        }
    }

    private static Product product(TransactionType type, Channel channel) {
        if (type == TransactionType.TOP_UP) {
            return Product.TOP_UP;
        }
        return switch (channel) {
            case CARD, IN_APP, CARD_ON_FILE -> Product.CARD;
            case CONTACTLESS -> Product.CONTACTLESS;
            case QR_PAYER_CODE, QR_MERCHANT_CODE -> Product.QR;
            case NULL_VAL -> throw new IllegalArgumentException("no channel");
        };
    }
}
