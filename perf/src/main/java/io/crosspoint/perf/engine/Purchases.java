package io.crosspoint.perf.engine;

import io.crosspoint.core.engine.Effects;
import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.engine.EngineSettings;
import io.crosspoint.core.engine.Inbound;
import io.crosspoint.core.engine.LinkPolicies;
import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.routing.CardRange;
import io.crosspoint.core.routing.CardRanges;
import io.crosspoint.crypto.KeyName;
import io.crosspoint.crypto.KeyRing;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.transactions.CardKind;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.qrservice.QrSettings;
import io.crosspoint.token.TokenPolicy;
import io.crosspoint.token.TokenRange;
import io.crosspoint.token.TokenRanges;
import io.crosspoint.token.TokenVault;
import io.crosspoint.token.TokenVaultConfig;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;

/** Engines, and purchases one after the other for them, each approved by its issuer. */
public final class Purchases {
    private static final int ACQUIRER = 1;
    private static final int ISSUER = 2;
    private static final int BIN = 621_234;
    private static final int TODAY = 20_260_615;
    static final long NOW_NS = 1_781_517_600_000_000_000L;
    private static final long TIME = 615_100_000L;
    private static final long STANS = 1_000_000;

    private final Effects effects;
    private final Inbound request = new Inbound();
    private final Inbound answer = new Inbound();
    private final int cards;
    private long asked;
    private long answered;

    /**
     * Purchases from the first.
     *
     * @param cards how many pay in turn
     */
    public Purchases(Effects effects, int cards) {
        this.effects = effects;
        this.cards = cards;
        prepareRequest();
        prepareAnswer();
    }

    /**
     * An engine with nothing folded.
     *
     * @param remembered transactions it remembers, a power of two
     */
    public static Engine engine(int remembered, RecordBatch batch) {
        KeyRing ring = KeyRing.ephemeral();
        TokenVault vault =
                new TokenVault(
                        new TokenVaultConfig(
                                new TokenRanges(List.of(new TokenRange(629_900, 629_999, 16))),
                                TokenPolicy.standard(),
                                1_000,
                                64),
                        ring.newHmac(KeyName.TOKEN_NUMBER),
                        ring.newHmac(KeyName.HMAC));
        QrRegistry registry =
                new QrRegistry(
                        QrSettings.defaults("qr.example.net", "01000000"), value -> value + 1);
        return new Engine(
                settings(remembered),
                ranges(),
                new LinkPolicies().add(ISSUER, 10_000_000_000L, false),
                vault,
                registry,
                batch);
    }

    /** Takes up the stream and signs the issuer on. */
    public static void start(Engine engine, RecordBatch batch) {
        engine.start(TODAY, NOW_NS, batch);
        engine.signOn(ISSUER, true, NOW_NS, batch);
    }

    private static EngineSettings settings(int remembered) {
        EngineSettings usual = EngineSettings.defaults();
        return new EngineSettings(
                remembered,
                usual.timedOutCode(),
                usual.completionPercent(),
                usual.refundWindowDays(),
                usual.reversalRetryNs(),
                usual.interruptedWaitNs(),
                usual.orphanReversals(),
                usual.currency(),
                usual.answersKeptNs(),
                usual.businessDay());
    }

    private static CardRanges ranges() {
        return new CardRanges(
                List.of(
                        new CardRange(
                                BIN,
                                BIN,
                                CardKind.DEBIT,
                                1,
                                ISSUER,
                                0,
                                EnumSet.allOf(TransactionKind.class))));
    }

    private void prepareRequest() {
        request.clear();
        request.link = ACQUIRER;
        request.kind = TransactionKind.PURCHASE;
        request.mti = 200;
        request.amountMinor = 12_34;
        request.transmissionTime = TIME;
        request.acquirer = 48_010_000;
        request.forwarder = 48_020_000;
        request.currency = 156;
        request.mcc = 5411;
        request.entryMode = 51;
        request.conditionCode = 0;
        request.processingCode = 0;
        request.bin = BIN;
        request.panLength = 16;
        request.sealHigh = 0x0123_4567_89AB_CDEFL;
        request.sealLow = 0x1032_5476_98BA_DCFEL;
        request.sealKeyVersion = 1;
        request.lastFour = 42;
        request.expiry = 2912;
        put("000000000001", request.rrn);
        put("T0000001", request.terminal);
        put("M00000000000001", request.merchant);
    }

    private void prepareAnswer() {
        answer.clear();
        answer.link = ISSUER;
        answer.kind = TransactionKind.PURCHASE;
        answer.mti = 210;
        answer.acquirer = request.acquirer;
        answer.forwarder = request.forwarder;
        answer.transmissionTime = TIME;
        answer.responseCode = ResponseCode.APPROVED;
        put("A00001", answer.authorisationId);
    }

    private static void put(String text, byte[] into) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, into, 0, bytes.length);
    }

    /**
     * The next request comes: one record. Trace numbers count to 999999 on either leg; with each
     * lap the clock of DE7 moves on.
     */
    public void ask(Engine engine, RecordBatch batch) {
        request.stan = (int) (asked % (STANS - 1)) + 1;
        request.transmissionTime = TIME + asked / (STANS - 1);
        request.sealLow = asked % cards;
        asked++;
        engine.decide(request, NOW_NS, batch, effects);
    }

    /** The answer to the oldest request comes: one record. */
    public void answerOldest(Engine engine, RecordBatch batch) {
        answer.stan = (int) (answered % (STANS - 1)) + 1;
        answer.transmissionTime = TIME + answered / (STANS - 1);
        answered++;
        engine.decide(answer, NOW_NS, batch, effects);
    }
}
