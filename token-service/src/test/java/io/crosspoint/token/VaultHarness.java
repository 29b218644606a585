package io.crosspoint.token;

import io.crosspoint.crypto.KeyName;
import io.crosspoint.crypto.KeyRing;
import io.crosspoint.crypto.Luhn;
import io.crosspoint.crypto.Pan;
import io.crosspoint.crypto.PanSealer;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordCursor;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A vault with its stream in memory, driven as its owner drives it. */
public final class VaultHarness {
    public static final long REQUESTOR = 62_900_000_001L;
    public static final long OTHER_REQUESTOR = 62_900_000_002L;
    static final Actor PHONE = new Actor.Requestor(List.of(REQUESTOR));
    static final Actor OTHER_PHONE = new Actor.Requestor(List.of(OTHER_REQUESTOR));
    static final Actor BANK = new Actor.Issuer(1, List.of(new BinRange(621_234, 621_235)));
    static final Actor OTHER_BANK = new Actor.Issuer(2, List.of(new BinRange(625_678, 625_678)));
    static final Actor OPERATOR = new Actor.Provider(1);
    static final Actor HOLDER = new Actor.Cardholder(PHONE);
    public static final TokenRanges RANGES =
            new TokenRanges(List.of(new TokenRange(629_900, 629_999, 16)));
    static final long NOW =
            TimeUnit.SECONDS.toNanos(Instant.parse("2026-06-15T10:00:00Z").getEpochSecond());

    final KeyRing ring;
    final TokenVaultConfig config;
    public final MemoryJournal journal = MemoryJournal.durableAtOnce();
    public final TokenVault vault;
    private final RecordBatch batch = journal.newBatch(1 << 16);
    private final PanSealer sealer;
    long nowNs = NOW;
    private int requests;

    public VaultHarness() {
        this(RANGES, TokenPolicy.standard(), 10_000, 1_024);
    }

    VaultHarness(TokenRanges ranges, TokenPolicy policy, int maxTokens, int maxRequests) {
        ring = KeyRing.ephemeral();
        config = new TokenVaultConfig(ranges, policy, maxTokens, maxRequests);
        vault = newVault();
        sealer = ring.newPanSealer();
    }

    TokenVault newVault() {
        return new TokenVault(
                config, ring.newHmac(KeyName.TOKEN_NUMBER), ring.newHmac(KeyName.HMAC));
    }

    public PanSealer newPanSealer() {
        return ring.newPanSealer();
    }

    /** Decide, apply what was decided, append it. */
    public TokenReply ask(TokenCommand command) {
        TokenReply reply = vault.decide(command, nowNs, batch);
        RecordCursor cursor = new RecordCursor();
        if (batch.count() > 1) {
            throw new IllegalStateException("more than one fact for " + command);
        }
        if (batch.count() == 1) {
            vault.apply(cursor.wrap(batch.buffer(), 0));
            journal.append(batch);
        }
        return reply;
    }

    /** A vault folded from the journal alone. */
    TokenVault replayed() {
        TokenVault folded = newVault();
        try (JournalReader reader = journal.read(0)) {
            while (reader.next()) {
                folded.apply(reader.record());
            }
        }
        return folded;
    }

    /** The vault as it stands, as bytes. */
    byte[] snapshot() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SnapshotWriter writer = new SnapshotWriter(Channels.newChannel(bytes));
        vault.save(writer);
        writer.finish();
        return bytes.toByteArray();
    }

    /** A vault from a snapshot and the facts behind it. */
    TokenVault resumed(byte[] snapshot, long position) {
        TokenVault resumed = newVault();
        SnapshotReader in =
                new SnapshotReader(Channels.newChannel(new ByteArrayInputStream(snapshot)));
        resumed.load(in);
        in.finish();
        try (JournalReader reader = journal.read(position)) {
            while (reader.next()) {
                resumed.apply(reader.record());
            }
        }
        return resumed;
    }

    String requestId() {
        return "request-" + ++requests;
    }

    Origin origin(Actor actor) {
        return new Origin(requestId(), actor, Reason.CONSUMER_REQUEST);
    }

    /** A valid card number of the debit bank. */
    public static String pan(int account) {
        long body = 621_234_000_000_000L + account;
        return Long.toString(body * 10 + Luhn.checkDigit(body));
    }

    SealedCard card(int account) {
        Pan pan = Pan.of(pan(account));
        byte[] seal = new byte[PanSealer.SEAL_LENGTH];
        pan.seal(sealer, seal, 0);
        ByteBuffer halves = ByteBuffer.wrap(seal);
        return new SealedCard(
                halves.getLong(),
                halves.getLong(),
                sealer.keyVersion(),
                pan.bin(),
                pan.lastFour(),
                pan.length(),
                2912,
                1);
    }

    TokenCommand.Request request(Actor actor, int account, String device) {
        return request(origin(actor), account, device, 0, DomainControls.unlimited());
    }

    TokenCommand.Request request(
            Origin origin, int account, String device, int assurance, DomainControls controls) {
        return new TokenCommand.Request(
                origin,
                card(account),
                REQUESTOR,
                new Device(device, 1, 5),
                UseCase.CONTACTLESS_SECURE_ELEMENT,
                assurance,
                "consent-1",
                0,
                controls);
    }

    TokenInfo issued(TokenCommand.Request request) {
        return ((TokenReply.Issued) ask(request)).token();
    }

    /** An active token, issued by the bank. */
    TokenInfo active(int account, String device, DomainControls controls) {
        return issued(request(origin(BANK), account, device, 10, controls));
    }

    TokenView view(long token) {
        TokenView view = new TokenView();
        vault.find(token, 16, view);
        return view;
    }

    static DomainControls controls(Set<TokenChannel> channels, List<String> merchants) {
        return new DomainControls(channels, 0, 0, 0, 0, 0, 0, 0, merchants);
    }
}
