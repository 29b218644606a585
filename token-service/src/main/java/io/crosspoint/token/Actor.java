package io.crosspoint.token;

import java.util.List;

/** Who asks, and whose tokens the asker may see and change. */
public sealed interface Actor {
    ActorKind kind();

    /** TRID, institution or operator number, as the journal records it. */
    long id();

    /** Whether a token of this requestor, bound to a card of this BIN, is the actor's business. */
    boolean mayTouch(long requestorId, int bin);

    /** A requestor with its TRIDs, one per domain; at least one, each of up to 11 digits. */
    record Requestor(List<Long> requestorIds) implements Actor {
        public Requestor {
            requestorIds = List.copyOf(requestorIds);
            if (requestorIds.isEmpty()) {
                throw new IllegalArgumentException("requestor: found no TRID; expected at least 1");
            }
            requestorIds.forEach(id -> Fields.range("TRID", id, 1, Fields.MAX_REQUESTOR_ID));
        }

        @Override
        public ActorKind kind() {
            return ActorKind.REQUESTOR;
        }

        @Override
        public long id() {
            return requestorIds.getFirst();
        }

        @Override
        public boolean mayTouch(long requestorId, int bin) {
            return requestorIds.contains(requestorId);
        }
    }

    /** An issuer with its institution code of up to 11 digits and the BINs of its cards. */
    record Issuer(long institution, List<BinRange> cards) implements Actor {
        public Issuer {
            cards = List.copyOf(cards);
            Fields.range("institution", institution, 1, Fields.MAX_REQUESTOR_ID);
        }

        @Override
        public ActorKind kind() {
            return ActorKind.ISSUER;
        }

        @Override
        public long id() {
            return institution;
        }

        @Override
        public boolean mayTouch(long requestorId, int bin) {
            return cards.stream().anyMatch(range -> range.contains(bin));
        }
    }

    /** The cardholder, speaking through a requestor's or an issuer's application. */
    record Cardholder(Actor through) implements Actor {
        @Override
        public ActorKind kind() {
            return ActorKind.CARDHOLDER;
        }

        @Override
        public long id() {
            return through.id();
        }

        @Override
        public boolean mayTouch(long requestorId, int bin) {
            return through.mayTouch(requestorId, bin);
        }
    }

    /** An operator of the switch: everything is its business. */
    record Provider(long operator) implements Actor {
        @Override
        public ActorKind kind() {
            return ActorKind.PROVIDER;
        }

        @Override
        public long id() {
            return operator;
        }

        @Override
        public boolean mayTouch(long requestorId, int bin) {
            return true;
        }
    }
}
