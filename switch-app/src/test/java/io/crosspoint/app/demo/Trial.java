package io.crosspoint.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.app.command.SelfProcess;
import io.crosspoint.app.config.ConfigReader;
import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.core.link.LinkSettings;
import io.crosspoint.crypto.KeyStoreFile;
import io.crosspoint.crypto.Secret;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.archive.ArchiveFolder;
import io.crosspoint.journal.archive.ArchivedStream;
import io.crosspoint.journal.verify.JournalVerifier;
import io.crosspoint.perf.sim.AcquirerSimulator;
import io.crosspoint.perf.sim.AcquirerSnapshot;
import io.crosspoint.perf.sim.BookEntry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The members of the demonstration around a real switch that is made to suffer: two banks, two
 * acquirers, a wallet, and what each of them wrote down.
 */
final class Trial implements AutoCloseable {
    /** Ports of the demonstration's configuration, which free ones replace. */
    private static final List<Integer> PORTS = List.of(17001, 17002, 17011, 17012, 17080, 17090);

    private static final long SILENCE_MS = 200;

    private final Path home;
    private final SwitchConfig config;
    private final MembersLog log;
    private final Members members;
    private final ChildSwitch child;
    private final AdminClient admin;
    private final TrialLoad load;
    private final Path archives;

    /**
     * A switch that is not started, beside banks that are.
     *
     * @param home of its files; made
     * @param changes texts of the demonstration's configuration, and what stands there instead
     */
    static Trial prepare(Path home, long seed, Map<String, String> changes)
            throws IOException, InterruptedException {
        Trial trial = new Trial(home, configure(home, changes), seed);
        trial.members.startIssuers(seed);
        return trial;
    }

    private Trial(Path home, SwitchConfig config, long seed) throws IOException {
        this.home = home;
        this.config = config;
        archives = home.resolve("archives");
        DemoFolder folder = new DemoFolder(home);
        folder.remake();
        log = new MembersLog(folder.files().resolve("members.log"));
        members = new Members(config);
        child = new ChildSwitch(home, logOf(home), newKeyStore());
        admin = new AdminClient(http(config.admin().host(), config.admin().port()));
        PartnerClient partners =
                new PartnerClient(http(config.partners().host(), config.partners().port()));
        load = new TrialLoad(members, partners, seed);
    }

    private static JsonHttp http(String host, int port) {
        return new JsonHttp(host, port);
    }

    static Path logOf(Path home) {
        return new DemoFolder(home).log();
    }

    private static SwitchConfig configure(Path home, Map<String, String> changes)
            throws IOException {
        String text = Files.readString(DemoFolder.find().home().resolve(DemoFolder.CONFIG));
        List<Integer> free = freePorts(PORTS.size());
        for (int i = 0; i < PORTS.size(); i++) {
            text = text.replace(":" + PORTS.get(i), ":" + free.get(i));
        }
        for (Map.Entry<String, String> change : changes.entrySet()) {
            assertThat(text).contains(change.getKey());
            text = text.replace(change.getKey(), change.getValue());
        }
        Path file = home.resolve(DemoFolder.CONFIG);
        Path folder = Files.createDirectories(file.resolveSibling(""));
        Path demo = DemoFolder.find().home().resolve(DemoFolder.CONFIG).resolveSibling("");
        try (Stream<Path> beside = Files.list(demo)) {
            for (Path each : beside.filter(Files::isRegularFile).toList()) {
                Files.copy(each, folder.resolve(each.getFileName()));
            }
        }
        Files.writeString(file, text);
        return ConfigReader.read(file, Map.of());
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    private String newKeyStore() throws IOException {
        byte[] key = new byte[32];
        String hex = HexFormat.of().formatHex(key);
        Path file = home.resolve(config.keyStore());
        Files.createDirectories(file.getParent());
        try (Secret secret = Secret.key(key)) {
            KeyStoreFile.create(file, secret);
        }
        return hex;
    }

    ChildSwitch child() {
        return child;
    }

    AdminClient admin() {
        return admin;
    }

    TrialLoad load() {
        return load;
    }

    Members members() {
        return members;
    }

    /** The first start: then come tokens and codes, and acquirers that stay. */
    void begin() throws InterruptedException {
        start();
        load.provision();
        members.startAcquirers();
    }

    void start() throws InterruptedException {
        child.start();
        admin.awaitIssuersSignedOn();
    }

    /** Runs a command as an operator would, in the switch's home; what it printed, and its code. */
    Ran run(String... arguments) throws InterruptedException {
        List<String> command = SelfProcess.command(List.of("-XX:TieredStopAtLevel=1"), List.of());
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(all)
                            .directory(home.toFile())
                            .redirectErrorStream(true)
                            .start();
            String printed =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), printed);
        } catch (IOException e) {
            throw new DemoException("a command cannot be run: " + e.getMessage(), e);
        }
    }

    /** What became of a command. */
    record Ran(int exitCode, String printed) {}

    Path transactions() {
        return home.resolve(config.transactions().directory());
    }

    /** Where dates lie that were removed from the ledger, if any were. */
    Path archives() {
        return archives;
    }

    /** The folders of the streams, by name. */
    Map<String, Path> streams() {
        Map<String, Path> streams = new LinkedHashMap<>();
        streams.put("transactions", transactions());
        streams.put("tokens", home.resolve(config.tokenStream().directory()));
        streams.put("codes", home.resolve(config.codeStream().directory()));
        return streams;
    }

    JournalBook journal() {
        try (JournalReader reader =
                ArchivedStream.behind(transactions(), new ArchiveFolder(archives), 0)) {
            return JournalBook.read(reader);
        }
    }

    void assertThatStreamsAreClean() {
        streams()
                .forEach(
                        (name, folder) ->
                                assertThat(JournalVerifier.verify(folder).bad()).as(name).isNull());
    }

    /** What any acquirer and the wallet were told so far. */
    Told told() {
        Told told = new Told();
        members.acquirers()
                .forEach((link, acquirer) -> told.acquirer(link.id(), acquirer.snapshot()));
        told.payments(load.payments());
        return told;
    }

    /** As {@link #told}, once all that was on its way from a switch that is frozen has come. */
    Told toldWhenSilent() throws InterruptedException {
        Told told = told();
        for (int before = -1; told.count() != before; told = told()) {
            before = told.count();
            TimeUnit.MILLISECONDS.sleep(SILENCE_MS);
        }
        return told;
    }

    /** Waits until nothing is under way, ends the switch and holds all books against each other. */
    void assertThatBooksAgree() throws InterruptedException {
        admin.awaitQuiet();
        members.stopAcquirers();
        child.kill();
        assertThatStreamsAreClean();
        JournalBook journal = journal();
        Told told = told();
        assertThat(told.missingIn(journal)).as("told approved, yet not in the journal").isEmpty();
        Books books = withoutRefused(load.books(), journal);
        List<String> differences =
                books.compareWith(journal).stream().flatMap(r -> r.differences().stream()).toList();
        assertThat(differences).as("differences between books and journal").isEmpty();
        books.issuers()
                .forEach(
                        (link, book) ->
                                assertThat(book.entries())
                                        .as(link.name())
                                        .extracting(e -> e.rrn() + e.kind() + e.key().acquirer())
                                        .doesNotHaveDuplicates());
    }

    /** Nothing is kept of what was refused for want of space; that alone is not compared. */
    private static Books withoutRefused(Books books, JournalBook journal) {
        Map<LinkSettings, AcquirerSnapshot> acquirers = new LinkedHashMap<>();
        books.acquirers()
                .forEach(
                        (link, book) -> {
                            assertThat(book.entries())
                                    .as("refused, yet in the journal")
                                    .filteredOn(Trial::isRefused)
                                    .filteredOn(
                                            e -> journal.byAcquirerLeg(link.id(), e.key()) != null)
                                    .isEmpty();
                            List<BookEntry> kept =
                                    book.entries().stream().filter(e -> !isRefused(e)).toList();
                            acquirers.put(link, with(book, kept));
                        });
        return new Books(
                acquirers,
                books.issuers(),
                withoutRefused(books.payments(), journal),
                books.presented());
    }

    private static List<MerchantPayment> withoutRefused(
            List<MerchantPayment> payments, JournalBook journal) {
        assertThat(payments)
                .as("refused, yet in the journal")
                .filteredOn(Trial::isRefused)
                .filteredOn(payment -> journal.byId(payment.transactionId()) != null)
                .isEmpty();
        return payments.stream().filter(payment -> !isRefused(payment)).toList();
    }

    private static boolean isRefused(MerchantPayment payment) {
        return TrialLoad.REFUSED.equals(payment.responseCode());
    }

    private static boolean isRefused(BookEntry entry) {
        return TrialLoad.REFUSED.equals(entry.responseCode());
    }

    private static AcquirerSnapshot with(AcquirerSnapshot book, List<BookEntry> entries) {
        return new AcquirerSnapshot(
                book.name(),
                entries,
                book.latencyNs(),
                book.violations(),
                book.finished(),
                book.retransmissions(),
                book.resent(),
                book.reversals(),
                book.lateAnswers(),
                book.reconnects());
    }

    /** Transactions that were answered 96: a switch that is short of space keeps none of them. */
    long refused() {
        return members.acquirers().values().stream()
                .flatMap(acquirer -> acquirer.snapshot().entries().stream())
                .filter(Trial::isRefused)
                .count();
    }

    long finished() {
        return members.finished();
    }

    /** Waits until the acquirers have ended so many more scenarios. */
    void awaitFinished(long more, Duration limit) throws InterruptedException {
        long target = finished() + more;
        Patience.until("the load to flow", limit, () -> finished() >= target);
    }

    /** Requests that were sent once more because a connection or an answer was lost. */
    long resent() {
        return members.acquirers().values().stream().mapToLong(a -> a.snapshot().resent()).sum();
    }

    Map<LinkSettings, AcquirerSimulator> acquirers() {
        return members.acquirers();
    }

    @Override
    public void close() {
        child.close();
        members.close();
        log.close();
    }
}
