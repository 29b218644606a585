package io.crosspoint.app.demo;

import io.crosspoint.core.link.LinkSettings;
import io.crosspoint.perf.sim.AcquirerSimulator;
import io.crosspoint.perf.sim.AcquirerSnapshot;
import io.crosspoint.perf.sim.Card;
import io.crosspoint.perf.sim.IssuerSnapshot;
import io.crosspoint.perf.sim.Scenario;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The mixed stream of the demonstration without an end: everything that its members can do. */
final class TrialLoad {
    /** What leaves no record: it was answered and not begun. */
    static final String REFUSED = "96";

    private static final int PORTION = 500;
    private static final long RETRY_MS = 20;
    private static final long PAUSE_MS = 50;

    private final Members members;
    private final PartnerClient partners;
    private final Random random;
    private final Map<LinkSettings, ScriptWriter> writers = new LinkedHashMap<>();
    private final List<CompletableFuture<Void>> sources = new ArrayList<>();
    private volatile boolean ending;
    private @Nullable Wallets wallets;
    private @Nullable WalletApp wallet;

    TrialLoad(Members members, PartnerClient partners, long seed) {
        this.members = members;
        this.partners = partners;
        this.random = new Random(seed);
    }

    /** Tokens and a merchant's code; the switch must be up. */
    void provision() throws InterruptedException {
        Wallets provisioned = Wallets.provision(partners);
        wallets = provisioned;
        String code = partners.issueMerchantCode();
        wallet = new WalletApp(partners, provisioned, code, new Random(random.nextLong()));
    }

    private Wallets wallets() {
        return Objects.requireNonNull(wallets, "provision first");
    }

    private WalletApp wallet() {
        return Objects.requireNonNull(wallet, "provision first");
    }

    /**
     * Begins to send, and goes on whatever happens to the switch until {@link #end}: a load of a
     * fixed size may be over before the next fault comes.
     */
    void begin() {
        begin(PORTION);
    }

    /**
     * As {@link #begin()} in small portions, which go on while the switch gives out no payer's
     * codes: a portion that needs none is soon dealt.
     */
    void begin(int portion) {
        for (Map.Entry<LinkSettings, AcquirerSimulator> acquirer : members.acquirers().entrySet()) {
            ScriptWriter writer = writer(acquirer.getKey());
            sources.add(source(() -> play(writer, portion, acquirer.getValue())));
        }
        sources.add(source(this::pay));
    }

    /**
     * Begins nothing new any more, not even what is left of a portion, and waits until everything
     * that was sent has its answer: as long as the slowest transaction takes, however slow storage
     * is.
     */
    void end(Duration limit) throws InterruptedException {
        ending = true;
        members.acquirers().values().forEach(AcquirerSimulator::beginNothingNew);
        CompletableFuture<?>[] all = sources.toArray(CompletableFuture[]::new);
        Patience.get("the load to end", limit, CompletableFuture.allOf(all));
    }

    /** One thing that is done over and over. */
    private interface Portion {
        void run() throws InterruptedException, ExecutionException;
    }

    private CompletableFuture<Void> source(Portion portion) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> repeat(portion, ended));
        return ended;
    }

    private void repeat(Portion portion, CompletableFuture<Void> ended) {
        try {
            while (!ending) {
                portion.run();
            }
            ended.complete(null);
        } catch (InterruptedException | ExecutionException | RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    private static void play(ScriptWriter writer, int portion, AcquirerSimulator acquirer)
            throws InterruptedException, ExecutionException {
        List<Scenario> script;
        try {
            script = writer.next(portion);
        } catch (DemoException e) {
            // The switch is down or full, and a payer's code cannot be had: the next one in a
            // moment.
            TimeUnit.MILLISECONDS.sleep(RETRY_MS);
            return;
        }
        acquirer.play(script).get();
    }

    private void pay() throws InterruptedException, ExecutionException {
        wallet().pay(1).get();
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    }

    private ScriptWriter writer(LinkSettings link) {
        return writers.computeIfAbsent(
                link, l -> new ScriptWriter(wallets(), partners, new Random(random.nextLong())));
    }

    List<MerchantPayment> payments() {
        return wallet == null ? List.of() : wallet.payments();
    }

    Books books() {
        Map<LinkSettings, AcquirerSnapshot> acquirers = new LinkedHashMap<>();
        members.acquirers().forEach((link, member) -> acquirers.put(link, member.snapshot()));
        Map<LinkSettings, IssuerSnapshot> issuers = new LinkedHashMap<>();
        members.issuers().forEach((link, member) -> issuers.put(link, member.snapshot()));
        List<Card> foreign =
                writers.values().stream().flatMap(w -> w.foreignCards().stream()).toList();
        List<Card> presented =
                Stream.of(wallets().cards(), wallets().tokenCards(), foreign)
                        .flatMap(List::stream)
                        .toList();
        return new Books(acquirers, issuers, payments(), presented);
    }
}
