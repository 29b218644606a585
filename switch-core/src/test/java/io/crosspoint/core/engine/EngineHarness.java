package io.crosspoint.core.engine;

import static io.crosspoint.core.engine.Messages.ISSUER;
import static io.crosspoint.core.engine.Messages.LIMITED_ISSUER;
import static io.crosspoint.core.engine.Messages.SILENT_ISSUER;

import io.crosspoint.core.risk.MerchantRegistry;
import io.crosspoint.core.risk.RiskDesk;
import io.crosspoint.core.risk.RuleSet;
import io.crosspoint.core.routing.CardRange;
import io.crosspoint.core.routing.CardRanges;
import io.crosspoint.crypto.KeyName;
import io.crosspoint.crypto.KeyRing;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordCursor;
import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.StreamMachine;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.transactions.CardKind;
import io.crosspoint.journal.transactions.MessageHeaderDecoder;
import io.crosspoint.journal.transactions.Resolution;
import io.crosspoint.qrservice.CodeTimes;
import io.crosspoint.qrservice.LandingSettings;
import io.crosspoint.qrservice.MerchantKind;
import io.crosspoint.qrservice.MerchantTier;
import io.crosspoint.qrservice.QrCapacity;
import io.crosspoint.qrservice.QrCommand;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.qrservice.QrReply;
import io.crosspoint.qrservice.QrSettings;
import io.crosspoint.token.Actor;
import io.crosspoint.token.BinRange;
import io.crosspoint.token.Device;
import io.crosspoint.token.DomainControls;
import io.crosspoint.token.Origin;
import io.crosspoint.token.Reason;
import io.crosspoint.token.SealedCard;
import io.crosspoint.token.TokenCommand;
import io.crosspoint.token.TokenPolicy;
import io.crosspoint.token.TokenRange;
import io.crosspoint.token.TokenRanges;
import io.crosspoint.token.TokenReply;
import io.crosspoint.token.TokenVault;
import io.crosspoint.token.TokenVaultConfig;
import io.crosspoint.token.UseCase;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An engine with its stream in memory, driven as a lane drives it, by a clock of the test's. */
public final class EngineHarness {
    public static final long NOW =
            TimeUnit.SECONDS.toNanos(Instant.parse("2026-06-15T10:00:00Z").getEpochSecond());
    public static final int TODAY = 20_260_615;
    public static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(10);
    public static final long RETRY_NS = TimeUnit.SECONDS.toNanos(1);
    static final long INTERRUPTED_WAIT_NS = TimeUnit.MINUTES.toNanos(15);
    static final long KEPT_NS = TimeUnit.HOURS.toNanos(24);
    public static final int REMEMBERED = 1_024;
    private static final Actor BANK =
            new Actor.Issuer(1, List.of(new BinRange(Messages.DEBIT, Messages.SILENT)));

    public static final KeyRing RING = KeyRing.ephemeral();

    final TokenVault vault;
    final QrRegistry registry;
    final RecordedEffects effects = new RecordedEffects();
    final MemoryJournal journal;
    final Engine engine;
    private final RecordBatch batch;
    private final RecordBatch facts = new RecordBatch(1 << 16, 1, 0, 1);
    private int requests;
    long nowNs = NOW;

    /** Started, with both issuers that ever sign on signed on. */
    EngineHarness() {
        this(MemoryJournal.durableAtOnce(), settings());
        start();
        signOn();
    }

    /** Started and signed on, with a ring of so many. */
    static EngineHarness of(int remembered) {
        EngineHarness harness =
                new EngineHarness(MemoryJournal.durableAtOnce(), settings(remembered));
        harness.start();
        harness.signOn();
        return harness;
    }

    /** Started and signed on, with its own rule of business dates. */
    EngineHarness(BusinessDayRule businessDay) {
        this(MemoryJournal.durableAtOnce(), settings(businessDay));
        start();
        signOn();
    }

    EngineHarness(MemoryJournal journal, EngineSettings settings) {
        this(journal, settings, newVault(), newRegistry());
    }

    private EngineHarness(
            MemoryJournal journal, EngineSettings settings, TokenVault vault, QrRegistry registry) {
        this.journal = journal;
        this.vault = vault;
        this.registry = registry;
        batch = journal.newBatch(1 << 18);
        engine = new Engine(settings, ranges(), policies(), vault, registry, batch);
        try (JournalReader reader = journal.read(0)) {
            while (reader.next()) {
                engine.replay(reader.record());
            }
        }
    }

    /**
     * A fold of a stream alone, up to its end, from a snapshot taken at a position or from none.
     */
    static Engine foldedFrom(MemoryJournal journal, byte @Nullable [] snapshot, long position) {
        long from = snapshot == null ? 0 : position;
        long to = snapshot == null ? position : journal.position();
        RecordBatch none = new RecordBatch(1 << 18, 1, 0, 1);
        Engine engine =
                new Engine(settings(), ranges(), policies(), newVault(), newRegistry(), none);
        if (snapshot != null) {
            Snapshots.load(snapshot, engine.folded());
        }
        try (JournalReader reader = journal.read(from)) {
            for (long left = to - from; left > 0 && reader.next(); left--) {
                engine.replay(reader.record());
            }
        }
        return engine;
    }

    public static EngineSettings settings() {
        return settings(REMEMBERED, BusinessDayRule.byCommand());
    }

    static EngineSettings settings(int remembered) {
        return settings(remembered, BusinessDayRule.byCommand());
    }

    static EngineSettings settings(BusinessDayRule businessDay) {
        return settings(REMEMBERED, businessDay);
    }

    private static EngineSettings settings(int remembered, BusinessDayRule businessDay) {
        return new EngineSettings(
                remembered,
                ResponseCode.NO_ANSWER,
                115,
                90,
                RETRY_NS,
                INTERRUPTED_WAIT_NS,
                64,
                156,
                KEPT_NS,
                businessDay);
    }

    public static CardRanges ranges() {
        Set<TransactionKind> all = EnumSet.allOf(TransactionKind.class);
        return new CardRanges(
                List.of(
                        new CardRange(
                                Messages.DEBIT, Messages.DEBIT, CardKind.DEBIT, 1, ISSUER, 0, all),
                        new CardRange(
                                Messages.LIMITED,
                                Messages.LIMITED,
                                CardKind.CREDIT,
                                2,
                                LIMITED_ISSUER,
                                100_000,
                                EnumSet.of(TransactionKind.PURCHASE)),
                        new CardRange(
                                Messages.SILENT,
                                Messages.SILENT,
                                CardKind.DEBIT,
                                3,
                                SILENT_ISSUER,
                                0,
                                all)));
    }

    public static LinkPolicies policies() {
        return new LinkPolicies()
                .requireSignOn(Messages.STRICT_ACQUIRER)
                .add(ISSUER, TIMEOUT_NS, true)
                .add(LIMITED_ISSUER, TIMEOUT_NS, false)
                .add(SILENT_ISSUER, TIMEOUT_NS, false);
    }

    public static TokenVault newVault() {
        return new TokenVault(
                new TokenVaultConfig(
                        new TokenRanges(List.of(new TokenRange(629_900, 629_999, 16))),
                        TokenPolicy.standard(),
                        1_000,
                        64),
                RING.newHmac(KeyName.TOKEN_NUMBER),
                RING.newHmac(KeyName.HMAC));
    }

    public static QrRegistry newRegistry() {
        QrSettings defaults = QrSettings.defaults("qr.example.net", "01000000");
        return new QrRegistry(
                new QrSettings(
                        defaults.host(),
                        defaults.prefix(),
                        defaults.currency(),
                        defaults.payerProduct(),
                        defaults.limits(),
                        CodeTimes.DEFAULT,
                        new QrCapacity(100, 100, 100, 100, 10, 10),
                        LandingSettings.DEFAULT),
                value -> value * 0x9E3779B97F4A7C15L);
    }

    void start() {
        engine.start(TODAY, nowNs, batch);
        journal.append(batch);
    }

    /** Brings rules into force. */
    void load(RuleSet rules, MerchantRegistry merchants) {
        desk(desk -> desk.load(rules, merchants));
    }

    /** What operators do to rules and hot list. */
    void desk(Consumer<RiskDesk> does) {
        does.accept(engine.risk(nowNs, batch));
        journal.append(batch);
    }

    void signOn() {
        engine.signOn(ISSUER, true, nowNs, batch);
        engine.signOn(LIMITED_ISSUER, true, nowNs, batch);
        journal.append(batch);
    }

    void signOff(int link) {
        engine.signOn(link, false, nowNs, batch);
        journal.append(batch);
    }

    boolean isMissing(Inbound message, Recall recall) {
        return engine.isMissing(message, recall, batch, nowNs);
    }

    boolean bring(Recall recall) {
        boolean brought = engine.bring(recall, batch, nowNs);
        journal.append(batch);
        return brought;
    }

    /** Decides one message; what the engine asked for. */
    List<Sent> decide(Inbound message) {
        engine.decide(message, nowNs, batch, effects);
        journal.append(batch);
        return effects.take();
    }

    /** As {@link #decide}, with nothing appended: another engine writes the stream. */
    List<Sent> decideAside(Inbound message) {
        engine.decide(message, nowNs, batch, effects);
        batch.discard();
        return effects.take();
    }

    /** The only effect of one message. */
    Sent one(Inbound message) {
        List<Sent> sent = decide(message);
        if (sent.size() != 1) {
            throw new AssertionError("expected one effect, found " + sent);
        }
        return sent.getFirst();
    }

    String code(Inbound message) {
        return one(message).code();
    }

    /** The request goes out, the issuer of that link approves. */
    Sent approved(Inbound message) {
        Sent forward = one(message);
        if (forward.kind() != Sent.Kind.FORWARD) {
            throw new AssertionError("expected a forward, found " + forward);
        }
        Inbound yes = Messages.answer(forward.link(), forward.stan(), "00");
        yes.mti = message.firstMti() + 10;
        Sent answer = one(yes);
        if (!answer.code().equals("00")) {
            throw new AssertionError("expected an approval, found " + answer);
        }
        return forward;
    }

    /** Time passes; all that it brings about. */
    List<Sent> pass(long ns) {
        nowNs += ns;
        while (engine.tick(nowNs, batch, effects)) {
            journal.append(batch);
        }
        journal.append(batch);
        return effects.take();
    }

    boolean resolve(long transactionId, Resolution resolution) {
        boolean done = engine.resolve(transactionId, resolution, nowNs, batch);
        journal.append(batch);
        return done;
    }

    boolean cutOver() {
        boolean done = engine.cutOver(nowNs, batch);
        journal.append(batch);
        return done;
    }

    List<Sent> recover() {
        while (engine.recoverOne(nowNs, batch, effects)) {
            journal.append(batch);
        }
        return effects.take();
    }

    List<Sent> neverLeft(long transactionId) {
        engine.neverLeft(transactionId, nowNs, batch, effects);
        journal.append(batch);
        return effects.take();
    }

    /** A process that takes up the same streams; the services' facts are taken over. */
    EngineHarness restarted() {
        EngineHarness next = new EngineHarness(journal.crash(), settings());
        next.nowNs = nowNs;
        next.start();
        return next;
    }

    /** As {@link #restarted}, with rules of its own, issuers signed on. */
    EngineHarness begun(RuleSet rules) {
        EngineHarness next = new EngineHarness(journal.crash(), settings());
        next.nowNs = nowNs;
        next.desk(desk -> desk.begin(rules, MerchantRegistry.EMPTY));
        next.start();
        next.signOn();
        return next;
    }

    /** SBE message numbers of all records, in order. */
    List<Integer> templates() {
        List<Integer> templates = new ArrayList<>();
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (JournalReader reader = journal.read(0)) {
            while (reader.next()) {
                RecordView record = reader.record();
                header.wrap(record.buffer(), record.bodyOffset());
                templates.add(header.templateId());
            }
        }
        return templates;
    }

    long records(int template) {
        return templates().stream().filter(each -> each == template).count();
    }

    RecordView last(int template) {
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        JournalReader reader = journal.read(0);
        long found = 0;
        while (reader.next()) {
            RecordView record = reader.record();
            header.wrap(record.buffer(), record.bodyOffset());
            if (header.templateId() == template) {
                found = record.sequence();
            }
        }
        JournalReader again = journal.read(found - 1);
        again.next();
        return again.record();
    }

    int crcOf(long sequence) {
        try (JournalReader reader = journal.read(sequence - 1)) {
            reader.next();
            RecordView record = reader.record();
            return RecordEnvelope.crc(
                    record.buffer(), record.bodyOffset() - RecordEnvelope.ENVELOPE_LENGTH);
        }
    }

    private <C, R> R ask(StreamMachine<C, R> machine, C command) {
        R reply = machine.decide(command, nowNs, facts);
        RecordCursor cursor = new RecordCursor();
        for (int at = 0; at < facts.length(); ) {
            machine.apply(cursor.wrap(facts.buffer(), at));
            at += RecordEnvelope.stride(RecordEnvelope.length(facts.buffer(), at));
        }
        facts.clear();
        return reply;
    }

    private Origin origin() {
        return new Origin("request-" + ++requests, BANK, Reason.CONSUMER_REQUEST);
    }

    /** An active token of card 1 of the debit bank. */
    long issueToken() {
        TokenReply reply =
                ask(
                        vault,
                        new TokenCommand.Request(
                                origin(),
                                new SealedCard(
                                        Messages.DEBIT * 1_000L + 1,
                                        1,
                                        1,
                                        Messages.DEBIT,
                                        1,
                                        16,
                                        2912,
                                        SealedCard.NO_SEQUENCE),
                                62_900_000_001L,
                                new Device("phone-" + requests, 1, 5),
                                UseCase.CONTACTLESS_SECURE_ELEMENT,
                                10,
                                "consent-1",
                                0,
                                DomainControls.unlimited()));
        return ((TokenReply.Issued) reply).token().token();
    }

    void killToken(long token) {
        ask(vault, new TokenCommand.Deactivate(origin(), token));
    }

    long issuePayerCode(long token) {
        QrReply reply = ask(registry, new QrCommand.IssuePayerCode(48_030_000, token, 16, 2906));
        return ((QrReply.PayerCodeIssued) reply).code();
    }

    long issueMerchantCode() {
        ask(
                registry,
                new QrCommand.RegisterMerchant(
                        Messages.ACQUIRER_CODE,
                        "M00000000000001",
                        "T0000001",
                        "13800000001",
                        MerchantKind.ORDINARY,
                        MerchantTier.LICENCE_SUPPLIED,
                        5411,
                        "Corner Shop",
                        ""));
        QrReply reply =
                ask(
                        registry,
                        new QrCommand.IssueStaticCode(
                                Messages.ACQUIRER_CODE, "M00000000000001", "", ""));
        return ((QrReply.CodeFound) reply).serial();
    }
}
