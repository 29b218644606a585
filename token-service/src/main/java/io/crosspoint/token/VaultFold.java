package io.crosspoint.token;

import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.tokens.CardReplacedDecoder;
import io.crosspoint.journal.tokens.CauseDecoder;
import io.crosspoint.journal.tokens.MessageHeaderDecoder;
import io.crosspoint.journal.tokens.TokenIssuedDecoder;
import io.crosspoint.journal.tokens.TokenPanUpdatedDecoder;
import io.crosspoint.journal.tokens.TokenStateChangedDecoder;

import org.agrona.DirectBuffer;

/** Changes the table by one fact: the only writer of what the journal decides. */
final class VaultFold {
    private final TokenTable table;
    private final RequestMemory requests;
    private final TokenView view = new TokenView();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final TokenIssuedDecoder issued = new TokenIssuedDecoder();
    private final TokenStateChangedDecoder stateChanged = new TokenStateChangedDecoder();
    private final TokenPanUpdatedDecoder panUpdated = new TokenPanUpdatedDecoder();
    private final CardReplacedDecoder cardReplaced = new CardReplacedDecoder();
    private long nextSerial;

    VaultFold(TokenTable table, RequestMemory requests) {
        this.table = table;
        this.requests = requests;
    }

    /** The first number not drawn yet. */
    long nextSerial() {
        return nextSerial;
    }

    void continueFrom(long serial) {
        nextSerial = serial;
    }

    void apply(RecordView fact) {
        DirectBuffer buffer = fact.buffer();
        header.wrap(buffer, fact.bodyOffset());
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw new IllegalStateException(
                    "record "
                            + fact.sequence()
                            + " of the token stream: found schema "
                            + header.schemaId()
                            + "; expected "
                            + MessageHeaderDecoder.SCHEMA_ID);
        }
        int at = fact.bodyOffset() + MessageHeaderDecoder.ENCODED_LENGTH;
        int length = header.blockLength();
        int version = header.version();
        switch (header.templateId()) {
            case TokenIssuedDecoder.TEMPLATE_ID -> {
                issued.wrap(buffer, at, length, version);
                applyIssued(fact.timeNs());
            }
            case TokenStateChangedDecoder.TEMPLATE_ID -> {
                stateChanged.wrap(buffer, at, length, version);
                applyStateChanged(fact);
            }
            case TokenPanUpdatedDecoder.TEMPLATE_ID -> {
                panUpdated.wrap(buffer, at, length, version);
                applyPanUpdated(fact);
            }
            case CardReplacedDecoder.TEMPLATE_ID -> {
                cardReplaced.wrap(buffer, at, length, version);
                applyCardReplaced(fact.timeNs());
            }
            default ->
                    throw new IllegalStateException(
                            "record "
                                    + fact.sequence()
                                    + " of the token stream: found template "
                                    + header.templateId()
                                    + "; expected 1 to 4; was it written by a later version?");
        }
    }

    private void applyIssued(long timeNs) {
        int slot = table.add(issued, timeNs);
        nextSerial = Math.max(nextSerial, issued.serial() + 1);
        remember(issued.cause(), slot);
    }

    private void applyStateChanged(RecordView fact) {
        int slot = slotOf(stateChanged.token(), fact);
        int suspendedBy =
                stateChanged.suspendedBy().buffer().getByte(stateChanged.suspendedBy().offset());
        table.putState(slot, stateChanged.stateRaw(), suspendedBy, stateChanged.assurance());
        table.touch(slot, fact.timeNs());
        remember(stateChanged.cause(), slot);
    }

    private void applyPanUpdated(RecordView fact) {
        int slot = slotOf(panUpdated.token(), fact);
        table.moveToCard(slot, panUpdated.card());
        table.touch(slot, fact.timeNs());
        remember(panUpdated.cause(), 1);
    }

    private void applyCardReplaced(long timeNs) {
        int moved = 0;
        int slot = table.newestOfCard(cardReplaced.oldSealHigh());
        while (slot != Slot.NONE) {
            // Moving re-chains the slot: the next one is read first.
            int next = table.nextOfCard(slot);
            table.view(slot, view);
            if (view.state() != TokenState.DEACTIVATED
                    && view.isCard(
                            cardReplaced.oldSealHigh(),
                            cardReplaced.oldSealLow(),
                            cardReplaced.oldSealKeyVersion())) {
                table.moveToCard(slot, cardReplaced.card());
                table.touch(slot, timeNs);
                moved++;
            }
            slot = next;
        }
        remember(cardReplaced.cause(), moved);
    }

    private int slotOf(long token, RecordView fact) {
        int slot = table.slotOf(token);
        if (slot == Slot.NONE) {
            throw new IllegalStateException(
                    "record "
                            + fact.sequence()
                            + " of the token stream: found a change of a token that was never"
                            + " issued; expected a journal read from its beginning");
        }
        return slot;
    }

    private void remember(CauseDecoder cause, int result) {
        requests.remember(cause.requestHigh(), cause.requestLow(), cause.contentHash(), result);
    }
}
