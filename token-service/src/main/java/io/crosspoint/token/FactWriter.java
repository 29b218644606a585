package io.crosspoint.token;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.tokens.CardEncoder;
import io.crosspoint.journal.tokens.CardReplacedEncoder;
import io.crosspoint.journal.tokens.CauseEncoder;
import io.crosspoint.journal.tokens.ControlsEncoder;
import io.crosspoint.journal.tokens.FactsEncoder;
import io.crosspoint.journal.tokens.MessageHeaderEncoder;
import io.crosspoint.journal.tokens.TokenIssuedEncoder;
import io.crosspoint.journal.tokens.TokenPanUpdatedEncoder;
import io.crosspoint.journal.tokens.TokenStateChangedEncoder;

import java.util.List;

/** Writes the facts of the token stream. */
final class FactWriter {
    /** What is settled about a token before it is written. */
    record NewToken(
            TokenCommand.Request request,
            TokenNumbers.Draw draw,
            int expiry,
            TokenState state,
            String accountReference) {}

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TokenIssuedEncoder issued = new TokenIssuedEncoder();
    private final TokenStateChangedEncoder stateChanged = new TokenStateChangedEncoder();
    private final TokenPanUpdatedEncoder panUpdated = new TokenPanUpdatedEncoder();
    private final CardReplacedEncoder cardReplaced = new CardReplacedEncoder();

    void issued(RecordBatch batch, long nowNs, RequestKey key, NewToken token) {
        int at = batch.begin();
        TokenCommand.Request request = token.request();
        issued.wrapAndApplyHeader(batch.buffer(), at, header);
        cause(issued.cause(), key, request);
        issued.serial(token.draw().serial())
                .state(state(token.state()))
                .assurance((short) request.assurance());
        facts(issued.facts(), token);
        card(issued.card(), request.card());
        controls(issued.controls(), request.controls());
        List<String> merchants = request.controls().merchants();
        TokenIssuedEncoder.MerchantsEncoder group = issued.merchantsCount(merchants.size());
        merchants.forEach(merchant -> group.next().merchant(padded(merchant)));
        batch.commit(MessageHeaderEncoder.ENCODED_LENGTH + issued.encodedLength(), nowNs);
    }

    void stateChanged(
            RecordBatch batch,
            long nowNs,
            TokenCommand.Change command,
            Lifecycle.Step.Changed step,
            int assurance) {
        int at = batch.begin();
        stateChanged.wrapAndApplyHeader(batch.buffer(), at, header);
        cause(stateChanged.cause(), RequestKey.of(command), command);
        stateChanged.token(command.token()).state(state(step.state()));
        stateChanged
                .suspendedBy()
                .clear()
                .cardholder((step.suspendedBy() & ActorKind.CARDHOLDER.bit()) != 0)
                .requestor((step.suspendedBy() & ActorKind.REQUESTOR.bit()) != 0)
                .issuer((step.suspendedBy() & ActorKind.ISSUER.bit()) != 0)
                .provider((step.suspendedBy() & ActorKind.PROVIDER.bit()) != 0);
        stateChanged.assurance((short) assurance);
        batch.commit(MessageHeaderEncoder.ENCODED_LENGTH + stateChanged.encodedLength(), nowNs);
    }

    void panUpdated(RecordBatch batch, long nowNs, RequestKey key, TokenCommand.UpdatePan command) {
        int at = batch.begin();
        panUpdated.wrapAndApplyHeader(batch.buffer(), at, header);
        cause(panUpdated.cause(), key, command);
        panUpdated.token(command.token());
        card(panUpdated.card(), command.newCard());
        batch.commit(MessageHeaderEncoder.ENCODED_LENGTH + panUpdated.encodedLength(), nowNs);
    }

    void cardReplaced(
            RecordBatch batch, long nowNs, RequestKey key, TokenCommand.UpdatePan command) {
        int at = batch.begin();
        cardReplaced.wrapAndApplyHeader(batch.buffer(), at, header);
        cause(cardReplaced.cause(), key, command);
        SealedCard old = command.oldCard();
        cardReplaced
                .oldSealHigh(old.sealHigh())
                .oldSealLow(old.sealLow())
                .oldSealKeyVersion((short) old.sealKeyVersion());
        card(cardReplaced.card(), command.newCard());
        batch.commit(MessageHeaderEncoder.ENCODED_LENGTH + cardReplaced.encodedLength(), nowNs);
    }

    private static void cause(CauseEncoder cause, RequestKey key, TokenCommand command) {
        cause.requestHigh(key.high())
                .requestLow(key.low())
                .contentHash(key.contentHash())
                .actorId(command.actor().id())
                .actor(
                        io.crosspoint.journal.tokens.ActorKind.get(
                                (short) command.actor().kind().code()))
                .reason(io.crosspoint.journal.tokens.Reason.get((short) command.reason().code()));
    }

    private static io.crosspoint.journal.tokens.TokenState state(TokenState state) {
        return io.crosspoint.journal.tokens.TokenState.get((short) state.code());
    }

    private static void facts(FactsEncoder facts, NewToken token) {
        TokenCommand.Request request = token.request();
        facts.token(token.draw().number())
                .requestorId(request.requestorId())
                .tokenExpiry(token.expiry())
                .tokenLength((short) token.draw().length())
                .useCase(io.crosspoint.journal.tokens.UseCase.get((short) request.useCase().code()))
                .storage((short) request.device().storage())
                .deviceType((short) request.device().type())
                .deviceId(request.device().id())
                .accountReference(token.accountReference())
                .consentReference(request.consentReference());
    }

    private static void card(CardEncoder encoder, SealedCard card) {
        encoder.sealHigh(card.sealHigh())
                .sealLow(card.sealLow())
                .bin(card.bin())
                .lastFour(card.lastFour())
                .panExpiry(card.panExpiry())
                .cardSequence(card.cardSequence())
                .panLength((short) card.panLength())
                .sealKeyVersion((short) card.sealKeyVersion());
    }

    private static void controls(ControlsEncoder encoder, DomainControls controls) {
        encoder.channels()
                .clear()
                .contactless(controls.channels().contains(TokenChannel.CONTACTLESS))
                .inApp(controls.channels().contains(TokenChannel.IN_APP))
                .qr(controls.channels().contains(TokenChannel.QR))
                .cardOnFile(controls.channels().contains(TokenChannel.CARD_ON_FILE));
        encoder.currency(controls.currency())
                .dailyCount(controls.dailyCount())
                .totalUses(controls.totalUses())
                .singleAmountMinor(controls.singleAmountMinor())
                .dailyAmountMinor(controls.dailyAmountMinor())
                .validFromNs(controls.validFromNs())
                .validUntilNs(controls.validUntilNs());
    }

    private static String padded(String merchant) {
        return merchant + " ".repeat(DomainControls.MERCHANT_LENGTH - merchant.length());
    }
}
