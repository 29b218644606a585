package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.iso8583.TransactionKind;

import org.jspecify.annotations.Nullable;

/** Whether what was paid by tokens was let pass, declined and charged as the tokens were. */
final class AuditedTokens {
    private final World world;
    private @Nullable Tokens tokens;

    AuditedTokens(World world) {
        this.world = world;
    }

    /** Takes note of what their requestor knows. */
    void know(Tokens issued) {
        tokens = issued;
    }

    /** A request goes to its issuer. */
    void accepted(Audited of) {
        if (known(of) == Tokens.Known.UNUSABLE) {
            found(of, "accepted though suspended or deleted");
        }
    }

    /** The switch declined a request. */
    void declined(Audited of) {
        boolean forItsToken =
                of.code == ResponseCode.RESTRICTED_CARD || of.code == ResponseCode.INVALID_CARD;
        if (forItsToken && known(of) == Tokens.Known.USABLE) {
            found(of, "declined though active");
        }
    }

    private Tokens.Known known(Audited of) {
        Tokens issued = tokens;
        return issued == null || of.token == 0 || followsUp(of.kind)
                ? Tokens.Known.NOT
                : issued.known(of.token, of.timeNs);
    }

    /** What has been paid by a token is given back whatever became of it. */
    private static boolean followsUp(TransactionKind kind) {
        return Kinds.isVoid(kind)
                || kind == TransactionKind.REFUND
                || kind == TransactionKind.COMPLETION
                || kind == TransactionKind.COMPLETION_ADVICE;
    }

    /** What was asked for by a token must be its card's, in the journal and at the issuer. */
    void charged(Sale sale, @Nullable Audited of, @Nullable Booking booking) {
        Tokens issued = tokens;
        if (issued == null || !Tokens.isToken(sale.request.account())) {
            return;
        }
        int card = issued.card(sale.request.account());
        if (of != null && of.accepted && of.account != card) {
            found(of, "is journalled as another card's");
        }
        if (booking != null && booking.request.account() != card) {
            world.found(Check.TOKENS, sale.rrn(), "charged to another card: " + booking.request);
        }
    }

    private void found(Audited of, String text) {
        world.found(Check.TOKENS, of.rrn, "token's transaction " + of.id + " " + text);
    }
}
