package io.crosspoint.qrservice;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.qrservice.QrCommand.CreateOrder;
import io.crosspoint.qrservice.QrCommand.IssueStaticCode;
import io.crosspoint.qrservice.QrCommand.RegisterMerchant;
import io.crosspoint.qrservice.QrReply.CodeFound;
import io.crosspoint.qrservice.QrReply.OrderFound;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A registry over a journal in memory, with a clock that the test moves. */
public final class RegistryHarness implements AutoCloseable {
    public static final long ACQUIRER = 48_020_000L;
    public static final long OTHER_ACQUIRER = 48_030_000L;
    public static final int DATE = 20_260_301;

    private final QrSettings settings;
    private final MemoryJournal journal = MemoryJournal.durableAtOnce();
    private final RecordBatch batch = journal.newBatch(1 << 20);
    private final QrRegistry registry;
    private final JournalReader applied = journal.read(0);
    private long nowNs = Duration.ofDays(20_000).toNanos();

    public RegistryHarness() {
        this(settings());
    }

    public RegistryHarness(QrSettings settings) {
        this.settings = settings;
        this.registry = new QrRegistry(settings, RegistryHarness::mixed, RegistryHarness::isToken);
    }

    /** Small bounds; the first acquirer has a registered cashier. */
    public static QrSettings settings() {
        QrSettings defaults = QrSettings.defaults("qr.example", "12345678");
        Map<Long, List<URI>> cashiers =
                Map.of(ACQUIRER, List.of(URI.create("https://cashier.example/pay")));
        LandingSettings landing =
                new LandingSettings(
                        List.of("UnionPay/"),
                        List.of("MicroMessenger", "AlipayClient"),
                        List.of("Some <Bank>"),
                        cashiers,
                        true);
        return new QrSettings(
                defaults.host(),
                defaults.prefix(),
                156,
                1,
                Map.of(
                        MerchantTier.PHONE_VERIFIED, new TierLimits(50_000, 120_000, 3),
                        MerchantTier.IDENTITY_SUPPLIED, new TierLimits(200_000, 1_000_000, 500),
                        MerchantTier.LICENCE_SUPPLIED, new TierLimits(5_000_000, 90_000_000, 900)),
                CodeTimes.DEFAULT,
                new QrCapacity(20, 200, 30, 5, 50, 40),
                landing);
    }

    /** Tokens have BINs 629900 to 629999 and 16 digits. */
    public static boolean isToken(long number, int length) {
        return length == 16 && number / 1_000_000_000_000L == 6_299;
    }

    public QrRegistry registry() {
        return registry;
    }

    public long nowNs() {
        return nowNs;
    }

    public void pass(Duration time) {
        nowNs += time.toNanos();
    }

    /** Decides, makes the facts durable, and folds them. */
    public synchronized QrReply ask(QrCommand command) {
        QrReply reply = registry.decide(command, nowNs, batch);
        journal.append(batch);
        while (applied.next()) {
            registry.apply(applied.record());
        }
        return reply;
    }

    /** Records in the stream so far. */
    public long facts() {
        return journal.position();
    }

    /** A second registry, folded from the journal alone. */
    public QrRegistry replayed() {
        return folded(empty(), 0);
    }

    private QrRegistry empty() {
        return new QrRegistry(
                settings,
                _ -> {
                    throw new IllegalStateException("a replay needs no key");
                });
    }

    private QrRegistry folded(QrRegistry into, long position) {
        try (JournalReader reader = journal.read(position)) {
            while (reader.next()) {
                into.apply(reader.record());
            }
        }
        return into;
    }

    /** The registry as it stands, as bytes. */
    byte[] snapshot() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotWriter writer = new SnapshotWriter(Channels.newChannel(bytes));
        registry.save(writer);
        writer.finish();
        return bytes.toByteArray();
    }

    /** A registry from a snapshot and the facts behind it. */
    QrRegistry resumed(byte[] snapshot, long position) {
        QrRegistry resumed = empty();
        SnapshotReader in =
                new SnapshotReader(Channels.newChannel(new ByteArrayInputStream(snapshot)));
        resumed.load(in);
        in.finish();
        return folded(resumed, position);
    }

    public static RegisterMerchant micro(String merchantId, String phone) {
        return new RegisterMerchant(
                ACQUIRER,
                merchantId,
                "T0000001",
                phone,
                MerchantKind.MICRO,
                MerchantTier.PHONE_VERIFIED,
                5812,
                "面馆 Noodles",
                "");
    }

    /** The serial of a new code of a new micro merchant. */
    public long codeOf(String merchantId, String phone) {
        ask(micro(merchantId, phone));
        return ((CodeFound) ask(new IssueStaticCode(ACQUIRER, merchantId, "", ""))).serial();
    }

    /** A new order of a merchant that is known. */
    public OrderFound order(String merchantId, String number, long amountMinor) {
        return (OrderFound)
                ask(new CreateOrder(ACQUIRER, merchantId, number, amountMinor, 156, 0, ""));
    }

    public CodeCheck pay(long serial, long amountMinor, int date) {
        return registry.merchantCode(serial, amountMinor, 156, date, nowNs, new MerchantCodeView());
    }

    @Override
    public void close() {
        applied.close();
        journal.close();
    }

    /** Mixes bits as a keyed function would; SplitMix64's finish. */
    private static long mixed(long input) {
        long z = input + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
