package io.crosspoint.perf.engine;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.engine.EngineSettings;
import io.crosspoint.core.engine.Inbound;
import io.crosspoint.core.engine.LinkPolicies;
import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.risk.MerchantRegistry;
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

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A purchase decided twice: when it comes, and when its issuer's answer comes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {
    private static final int ACQUIRER = 1;
    private static final int ISSUER = 2;
    private static final int BIN = 621_234;
    private static final int TODAY = 20_260_615;
    private static final long NOW_NS = 1_781_517_600_000_000_000L;
    private static final long TIME = 615_100_000L;
    private static final long STANS = 1_000_000;

    /** Requests that wait for their answer meanwhile, as with eight connections' windows. */
    private static final int IN_FLIGHT = 128;

    /** Cards that pay in turn, so that counters are spread over memory. */
    private static final int CARDS = 10_000;

    /** Rules in force, none of which fires. */
    @Param({"0", "8"})
    public int rules;

    private final RecordBatch batch = new RecordBatch(1 << 16, 1, 0, 1);
    private final CountedEffects effects = new CountedEffects();
    private final Inbound request = new Inbound();
    private final Inbound answer = new Inbound();
    private final Engine engine;
    private long asked;
    private long answered;

    public EngineBenchmark() {
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
        engine =
                new Engine(
                        settings(),
                        ranges(),
                        new LinkPolicies().add(ISSUER, 10_000_000_000L, false),
                        vault,
                        registry,
                        batch);
        engine.start(TODAY, NOW_NS, batch);
        engine.signOn(ISSUER, true, NOW_NS, batch);
        batch.clear();
        prepareRequest();
        prepareAnswer();
        for (int i = 0; i < IN_FLIGHT; i++) {
            ask();
        }
    }

    @Setup
    public void loadRules() {
        engine.risk(NOW_NS, batch).load(BenchmarkRules.of(rules), MerchantRegistry.EMPTY);
        batch.clear();
    }

    private static EngineSettings settings() {
        EngineSettings usual = EngineSettings.defaults();
        return new EngineSettings(
                1 << 14,
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

    /** Trace numbers count to 999999 on either leg; with each lap the clock of DE7 moves on. */
    private void ask() {
        request.stan = (int) (asked % (STANS - 1)) + 1;
        request.transmissionTime = TIME + asked / (STANS - 1);
        request.sealLow = asked % CARDS;
        asked++;
        engine.decide(request, NOW_NS, batch, effects);
        batch.clear();
    }

    private void answerOldest() {
        answer.stan = (int) (answered % (STANS - 1)) + 1;
        answer.transmissionTime = TIME + answered / (STANS - 1);
        answered++;
        engine.decide(answer, NOW_NS, batch, effects);
        batch.clear();
    }

    /** Request and answer together. */
    @Benchmark
    public long purchase() {
        ask();
        answerOldest();
        return effects.count();
    }
}
