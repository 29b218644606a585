package io.crosspoint.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.app.command.SelfProcess;
import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.core.link.LinkSettings;
import io.crosspoint.crypto.KeyStoreFile;
import io.crosspoint.crypto.Secret;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.framing.Framing;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.verify.JournalVerifier;
import io.crosspoint.perf.sim.AcquirerConfig;
import io.crosspoint.perf.sim.AcquirerSimulator;
import io.crosspoint.perf.sim.AcquirerSnapshot;
import io.crosspoint.perf.sim.BookEntry;
import io.crosspoint.perf.sim.Card;
import io.crosspoint.perf.sim.IssuerBehaviour;
import io.crosspoint.perf.sim.IssuerConfig;
import io.crosspoint.perf.sim.IssuerSimulator;
import io.crosspoint.perf.sim.IssuerSnapshot;
import io.crosspoint.perf.sim.Scenario;
import io.crosspoint.perf.sim.ScenarioType;
import io.crosspoint.perf.sim.Status;
import io.crosspoint.perf.sim.Violation;
import io.crosspoint.perf.wire.EventLoops;
import io.netty.channel.EventLoopGroup;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A switch that is killed again and again while purchases flow, and what its journal then holds.
 */
class SwitchKillTest {
    private static final int KILLS = 3;
    private static final int BETWEEN_KILLS = 150;
    private static final int PURCHASES = 2_500;
    private static final int CARDS = 200;
    private static final int WINDOW = 64;
    private static final long ACQUIRER_CODE = 48010000;
    private static final String BIN = "621234";
    private static final String CURRENCY = "156";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final byte[] KEY = new byte[32];

    private final EventLoopGroup group = EventLoops.group(1, "members");

    @TempDir Path home;

    @AfterEach
    void stopLoops() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    }

    @Test
    @Timeout(300)
    void shouldKeepEveryApprovalAndBookNothingTwice() throws Exception {
        try (IssuerSimulator issuer = IssuerSimulator.start(group, issuerConfig())) {
            SwitchConfig config = configure(issuer.port());
            List<String> run = SelfProcess.command(List.of(), List.of("run"));
            try (SwitchChild child =
                    new SwitchChild(run, new DemoFolder(home), HexFormat.of().formatHex(KEY))) {
                killUnderLoad(config, child, issuer);
            }
        }
    }

    private void killUnderLoad(SwitchConfig config, SwitchChild child, IssuerSimulator issuer)
            throws InterruptedException {
        LinkSettings link = config.links().getFirst();
        AdminClient admin =
                new AdminClient(new JsonHttp(config.admin().host(), config.admin().port()));
        child.start();
        admin.awaitIssuersSignedOn();
        try (AcquirerSimulator acquirer =
                AcquirerSimulator.start(group, acquirerConfig(link), InstantSource.system())) {
            Patience.get("the acquirer to be signed on", LIMIT, acquirer.signedOn());
            CompletableFuture<AcquirerSnapshot> ended = acquirer.play(purchases());
            for (int kill = 1; kill <= KILLS; kill++) {
                long before = acquirer.finished();
                Patience.until(
                        "the load to flow",
                        LIMIT,
                        () -> acquirer.finished() - before >= BETWEEN_KILLS);
                child.kill();
                assertThat(ended).as("load at kill %d", kill).isNotDone();
                assertThatStreamsAreClean(config);
                assertThatApprovalsAreIn(journal(config), link, acquirer.snapshot());
                child.start();
                admin.awaitIssuersSignedOn();
            }
            AcquirerSnapshot told = Patience.get("the load to end", LIMIT, ended);
            admin.awaitQuiet();
            child.kill();

            assertThatStreamsAreClean(config);
            JournalBook journal = journal(config);
            assertThatApprovalsAreIn(journal, link, told);
            assertThatKillsWereFelt(told);
            assertThatNothingIsBookedTwice(issuer.snapshot());
            assertThat(BookComparison.acquirer(journal, link.id(), told).differences()).isEmpty();
            int issuerLink = config.links().getLast().id();
            assertThat(BookComparison.issuer(journal, issuerLink, issuer.snapshot()).differences())
                    .isEmpty();
        }
    }

    private void assertThatStreamsAreClean(SwitchConfig config) {
        assertThat(
                        List.of(
                                config.transactions().directory(),
                                config.tokenStream().directory(),
                                config.codeStream().directory()))
                .map(directory -> JournalVerifier.verify(home.resolve(directory)).bad())
                .containsOnlyNulls();
    }

    private JournalBook journal(SwitchConfig config) {
        Path transactions = home.resolve(config.transactions().directory());
        try (JournalReader reader = ChronicleJournal.follow(transactions, 0)) {
            return JournalBook.read(reader);
        }
    }

    /** What the acquirer was told stands, at the moment of a kill as well as at the end. */
    private static void assertThatApprovalsAreIn(
            JournalBook journal, LinkSettings link, AcquirerSnapshot told) {
        List<BookEntry> approved =
                told.entries().stream().filter(e -> e.status() == Status.APPROVED).toList();
        assertThat(approved).hasSizeGreaterThan(BETWEEN_KILLS / 2);
        assertThat(approved)
                .as("approved, yet not standing in the journal")
                .filteredOn(e -> !stands(journal.byAcquirerLeg(link.id(), e.key()), e))
                .isEmpty();
    }

    private static boolean stands(@Nullable JournalEntry kept, BookEntry told) {
        return kept != null && kept.stands() && kept.amountMinor == told.amountMinor();
    }

    /** Otherwise the kills came while nothing was in flight, and nothing was tried. */
    private static void assertThatKillsWereFelt(AcquirerSnapshot told) {
        assertThat(told.entries()).hasSize(PURCHASES);
        assertThat(told.entries())
                .as("every purchase has its answer")
                .filteredOn(e -> e.status() != Status.APPROVED && e.status() != Status.DECLINED)
                .isEmpty();
        assertThat(told.reconnects()).isEqualTo(KILLS);
        assertThat(told.resent()).isGreaterThanOrEqualTo(KILLS);
    }

    private static void assertThatNothingIsBookedTwice(IssuerSnapshot book) {
        assertThat(book.violations())
                .doesNotContainKeys(Violation.SECOND_TRANSACTION, Violation.KEY_REUSED);
        assertThat(book.entries()).extracting(BookEntry::rrn).doesNotHaveDuplicates();
    }

    private static List<Scenario> purchases() {
        return IntStream.range(0, PURCHASES)
                .mapToObj(
                        i ->
                                Scenario.of(
                                        ScenarioType.PURCHASE,
                                        Card.of(BIN, i % CARDS, "3012"),
                                        100 + i))
                .toList();
    }

    private static IssuerConfig issuerConfig() {
        return new IssuerConfig(
                "bank",
                0,
                Dialects.bundled("iso87-ascii"),
                Framing.LEN2,
                1020000,
                0,
                List.of(BIN),
                List.of("6299"),
                CURRENCY,
                new IssuerBehaviour(1, 50, 0, 0, Duration.ZERO));
    }

    private static AcquirerConfig acquirerConfig(LinkSettings link) {
        return new AcquirerConfig(
                link.name(),
                new InetSocketAddress(link.host(), link.port()),
                link.dialect(),
                link.framing(),
                ACQUIRER_CODE,
                link.station(),
                "KILL0001",
                "KILLSHOP0000001",
                "5311",
                CURRENCY,
                WINDOW,
                PATIENCE,
                Duration.ZERO);
    }

    /** Writes configuration and key store; ports are free ones. */
    private SwitchConfig configure(int issuerPort) throws IOException {
        DemoFolder folder = new DemoFolder(home);
        folder.remake();
        int[] ports = freePorts(3);
        Path file = home.resolve(DemoFolder.CONFIG);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                """
                journal: {directory: journal, durability: disk, reservedFreeMiB: 64,
                          chunkMiB: 16, fillAheadMiB: 16}
                keys: {file: keys}
                engine: {remembered: 65536, timedOutCode: "98", reversalRetryMs: 200}
                links:
                  - {id: 1, name: acquirer, role: acquirer, listen: "127.0.0.1:%d",
                     dialect: iso87-ascii, framing: len2, acquirers: [48010000]}
                  - {id: 11, name: bank, role: issuer, connect: "127.0.0.1:%d",
                     dialect: iso87-ascii, framing: len2, timeoutMs: 2000}
                cards:
                  - {from: %s, to: %s, kind: debit, issuer: 1020000, link: bank}
                tokens:
                  ranges: [{from: 629900, to: 629999, length: 16}]
                  maxTokens: 1000
                partners: {listen: "127.0.0.1:%d"}
                admin: {listen: "127.0.0.1:%d"}
                """
                        .formatted(ports[0], issuerPort, BIN, BIN, ports[1], ports[2]));
        SwitchConfig config = folder.config();
        try (Secret secret = Secret.key(KEY.clone())) {
            KeyStoreFile.create(home.resolve(config.keyStore()), secret);
        }
        return config;
    }

    private static int[] freePorts(int count) throws IOException {
        ServerSocket[] sockets = new ServerSocket[count];
        int[] ports = new int[count];
        for (int i = 0; i < count; i++) {
            sockets[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            ports[i] = sockets[i].getLocalPort();
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }
}
