package io.crosspoint.core.engine;

import io.crosspoint.core.risk.Subject;
import io.crosspoint.core.routing.CardRange;
import io.crosspoint.journal.transactions.CardKind;
import io.crosspoint.journal.transactions.Channel;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.FactsEncoder;
import io.crosspoint.journal.transactions.TransactionType;
import io.crosspoint.token.TokenView;

import org.jspecify.annotations.Nullable;

/** One request on its way to a decision: what the message says and what was found out; reused. */
final class Draft {
    Inbound message = new Inbound();
    TransactionType type = TransactionType.PURCHASE;
    Channel channel = Channel.CARD;
    @Nullable CardRange range;
    long transactionId;
    int businessDate;
    int issuerStan;
    long deadlineNs;

    /** Slot of the original in the table, or {@link TransactionTable#NONE}. */
    int originalSlot;

    long originalId;

    /** The code that was paid by; of a follow-up, the original's: its payer is not to be told. */
    long codeSerial;

    /** Rule that declines or flags it, 0 without. */
    int ruleId;

    /** Counters of risk that it concerns. */
    long counted;

    private long deviceHash;
    private long sealHigh;
    private long sealLow;
    private int sealKeyVersion;
    private int bin;
    private int lastFour;
    private int panLength;
    private int panExpiry;
    private int cardSequence;
    private long token;
    private int tokenLength;
    private int tokenExpiry;
    private long requestorId;
    private CardKind kind = CardKind.NULL_VAL;

    void start(Inbound of) {
        message = of;
        range = null;
        originalSlot = TransactionTable.NONE;
        originalId = 0;
        codeSerial = of.codeSerial;
        issuerStan = 0;
        deadlineNs = 0;
        kind = CardKind.NULL_VAL;
        ruleId = 0;
        counted = 0;
        deviceHash = 0;
        takeCardOf(of);
    }

    private void takeCardOf(Inbound of) {
        sealHigh = of.sealHigh;
        sealLow = of.sealLow;
        sealKeyVersion = of.sealKeyVersion;
        bin = of.bin;
        lastFour = of.lastFour;
        panLength = of.panLength;
        panExpiry = Math.max(of.expiry, 0);
        cardSequence = of.cardSequence;
        token = of.token;
        tokenLength = of.tokenLength;
        tokenExpiry = of.tokenLength == 0 ? 0 : Math.max(of.expiry, 0);
        requestorId = 0;
    }

    /** The card behind a token, the token beside it. */
    void takeCardOf(TokenView view) {
        sealHigh = view.sealHigh();
        sealLow = view.sealLow();
        sealKeyVersion = view.sealKeyVersion();
        bin = view.bin();
        lastFour = view.lastFour();
        panLength = view.panLength();
        panExpiry = view.panExpiry();
        cardSequence = view.cardSequence();
        token = view.token();
        tokenLength = view.tokenLength();
        tokenExpiry = view.tokenExpiry();
        requestorId = view.requestorId();
        deviceHash = view.deviceHash();
    }

    /** The card, and the token, that an original was made with. */
    void takeCardOf(FactsDecoder original) {
        sealHigh = original.sealHigh();
        sealLow = original.sealLow();
        sealKeyVersion = original.sealKeyVersion();
        bin = (int) original.bin();
        lastFour = original.lastFour();
        panLength = original.panLength();
        panExpiry = original.panExpiry();
        cardSequence = original.cardSequence();
        token = original.token();
        tokenLength = original.tokenLength();
        tokenExpiry = original.tokenExpiry();
        requestorId = original.requestorId();
    }

    /** Whether the message names the same card, or the same token, as the original did. */
    boolean namesCardOf(FactsDecoder original) {
        if (message.tokenLength != 0) {
            return message.token == original.token();
        }
        boolean namesCard = message.panLength != 0;
        return !namesCard
                || (message.sealHigh == original.sealHigh()
                        && message.sealLow == original.sealLow());
    }

    /** The device it was made with, told only where a counter may be kept by it. */
    long countedDevice() {
        return counted == 0 ? 0 : deviceHash;
    }

    /** What rules look at. */
    void describe(Subject subject, long nowNs) {
        subject.type = type;
        subject.channel = channel;
        subject.kind = kind;
        subject.bin = bin;
        subject.amountMinor = orZero(message.amountMinor);
        subject.mcc = orZero(message.mcc);
        subject.pinPresent = message.pinPresent;
        subject.acquirer = orZero(message.acquirer);
        subject.sealHigh = sealHigh;
        subject.sealLow = sealLow;
        subject.token = token;
        subject.deviceHash = deviceHash;
        subject.timeNs = nowNs;
        subject.place(message.terminal, message.merchant);
    }

    int bin() {
        return bin;
    }

    boolean hasCard() {
        return panLength != 0;
    }

    void route(CardRange to) {
        range = to;
        kind = to.kind();
    }

    void write(FactsEncoder facts) {
        writeCard(facts);
        facts.transactionId(transactionId)
                .businessDate(businessDate)
                .type(type)
                .channel(channel)
                .codeSerial(codeSerial)
                .acquirerLink(message.link)
                .issuerLink(range == null ? 0 : range.issuerLink())
                .issuer(range == null ? 0 : range.issuer())
                .issuerStan(issuerStan)
                .originalId(originalId)
                .deadlineNs(deadlineNs);
        writeMessage(facts);
    }

    private void writeCard(FactsEncoder facts) {
        facts.cardKind(kind)
                .sealKeyVersion((short) sealKeyVersion)
                .sealHigh(sealHigh)
                .sealLow(sealLow)
                .bin(bin)
                .lastFour(lastFour)
                .panLength((short) panLength)
                .tokenLength((short) tokenLength)
                .panExpiry(panExpiry)
                .tokenExpiry(tokenExpiry)
                .token(token)
                .requestorId(requestorId)
                .cardSequence(cardSequence < 0 ? 0xFFFF : cardSequence);
    }

    private void writeMessage(FactsEncoder facts) {
        facts.acquirer(orZero(message.acquirer))
                .forwarder(orZero(message.forwarder))
                .mti(message.mti)
                .mcc(orZero(message.mcc))
                .processingCode(orZero(message.processingCode))
                .conditionCode((short) orZero(message.conditionCode))
                .currency(orZero(message.currency))
                .entryMode(orZero(message.entryMode))
                .amountMinor(orZero(message.amountMinor))
                .stan(orZero(message.stan))
                .transmissionTime(orZero(message.transmissionTime))
                .localTime(orZero(message.localTime))
                .localDate(orZero(message.localDate))
                .putRrn(message.rrn, 0)
                .putTerminal(message.terminal, 0)
                .putMerchant(message.merchant, 0);
    }

    private static int orZero(int value) {
        return Math.max(value, 0);
    }

    private static long orZero(long value) {
        return Math.max(value, 0);
    }
}
