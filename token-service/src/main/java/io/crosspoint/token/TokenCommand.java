package io.crosspoint.token;

/**
 * What the vault may be asked. A command that changes something may be repeated under its request
 * id: it is done once and answered again.
 */
public sealed interface TokenCommand {
    Origin origin();

    default String requestId() {
        return origin().requestId();
    }

    default Actor actor() {
        return origin().actor();
    }

    default Reason reason() {
        return origin().reason();
    }

    /**
     * Issue a token for a card, a requestor and a device; the live one is returned if there is one.
     *
     * @param requestorId TRID
     * @param assurance 00 none, 01 and 02 requestor, 10 to 14 issuer
     * @param consentReference proof of the cardholder's consent, 1 to 40 printable characters
     * @param tokenExpiry wished, YYMM, or 0 for the provider's limit
     */
    record Request(
            Origin origin,
            SealedCard card,
            long requestorId,
            Device device,
            UseCase useCase,
            int assurance,
            String consentReference,
            int tokenExpiry,
            DomainControls controls)
            implements TokenCommand {
        public Request {
            Fields.range("TRID", requestorId, 1, Fields.MAX_REQUESTOR_ID);
            Assurance.check(assurance);
            Fields.text("consent reference", consentReference, 1, 40);
            if (tokenExpiry != 0) {
                Fields.expiry("token expiry", tokenExpiry);
            }
        }
    }

    /** A change of state of one token. */
    sealed interface Change extends TokenCommand {
        long token();

        Lifecycle.Operation operation();
    }

    /**
     * Identification and verification succeeded.
     *
     * @param assurance how; 00 leaves what the token has
     */
    record Activate(Origin origin, long token, int assurance) implements Change {
        public Activate {
            Assurance.check(assurance);
        }

        @Override
        public Lifecycle.Operation operation() {
            return Lifecycle.Operation.ACTIVATE;
        }
    }

    /** Stop for a while. */
    record Suspend(Origin origin, long token) implements Change {
        @Override
        public Lifecycle.Operation operation() {
            return Lifecycle.Operation.SUSPEND;
        }
    }

    /** Lift what the asker's side, or one below it, suspended. */
    record Resume(Origin origin, long token) implements Change {
        @Override
        public Lifecycle.Operation operation() {
            return Lifecycle.Operation.RESUME;
        }
    }

    /** Unbind for good. */
    record Deactivate(Origin origin, long token) implements Change {
        @Override
        public Lifecycle.Operation operation() {
            return Lifecycle.Operation.DEACTIVATE;
        }
    }

    /**
     * The card was renewed or replaced.
     *
     * @param token one token, or 0 for all of {@code oldCard} that are not deactivated
     */
    record UpdatePan(Origin origin, long token, SealedCard oldCard, SealedCard newCard)
            implements TokenCommand {}

    /** One token, for its requestor or the issuer of its card. */
    record QueryToken(Origin origin, long token) implements TokenCommand {}

    /** Issuers and the provider only. */
    record QueryByCard(Origin origin, SealedCard card) implements TokenCommand {}

    /**
     * A page of a requestor's tokens, newest first.
     *
     * @param afterToken where the last page ended, or 0
     * @param limit most tokens to list, 1 to 100
     */
    record QueryByRequestor(Origin origin, long requestorId, long afterToken, int limit)
            implements TokenCommand {
        public QueryByRequestor {
            Fields.range("limit", limit, 1, 100);
        }
    }
}
