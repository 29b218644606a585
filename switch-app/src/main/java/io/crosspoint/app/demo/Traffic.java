package io.crosspoint.app.demo;

import io.crosspoint.core.link.LinkSettings;
import io.crosspoint.perf.sim.AcquirerSimulator;
import io.crosspoint.perf.sim.Card;
import io.crosspoint.perf.sim.Scenario;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The mixed stream. It is sent in portions, since payer codes live for a minute and are fetched
 * right before the portion that shows them; in the middle one the switch is restarted.
 */
final class Traffic {
    private static final Duration PORTION_LIMIT = Duration.ofMinutes(2);
    private static final long PROGRESS_MS = 100;
    private static final int PORTION = 400;
    private static final int FEWEST_PORTIONS = 2;
    private static final int PAYMENTS_PERCENT = 4;

    private final Members members;
    private final WalletApp wallet;
    private final Map<LinkSettings, ScriptWriter> writers = new LinkedHashMap<>();
    private final ProgressBar progress;
    private final String restarting;
    private final int portions;
    private final int portionTransactions;

    Traffic(
            Members members,
            Wallets wallets,
            PartnerClient partners,
            String merchantCode,
            DemoOptions options,
            PrintWriter err) {
        this.members = members;
        long seed = options.transactions();
        wallet = new WalletApp(partners, wallets, merchantCode, new Random(seed));
        for (LinkSettings link : members.acquirers().keySet()) {
            Random random = new Random(seed + link.id());
            writers.put(link, new ScriptWriter(wallets, partners, random));
        }
        portions = Math.max(FEWEST_PORTIONS, options.transactions() / PORTION);
        portionTransactions = (options.transactions() + portions - 1) / portions;
        restarting = options.kill() ? "killing the switch" : "restarting the switch";
        progress = new ProgressBar(err, options.transactions());
    }

    /** Sends everything; the restart is called once, while the middle portion is under way. */
    void run(Restart restart) throws InterruptedException {
        for (int portion = 0; portion < portions; portion++) {
            CompletableFuture<Void> ended = start();
            if (portion == portions / 2) {
                awaitSome();
                progress.note(restarting);
                restart.run();
                progress.note("");
            }
            await(ended);
        }
        progress.end();
    }

    /** What happens in the middle. */
    interface Restart {
        void run() throws InterruptedException;
    }

    private CompletableFuture<Void> start() throws InterruptedException {
        int payments = Math.max(1, portionTransactions * PAYMENTS_PERCENT / 100);
        int each = (portionTransactions - payments) / writers.size();
        Map<AcquirerSimulator, List<Scenario>> scripts = new LinkedHashMap<>();
        for (Map.Entry<LinkSettings, AcquirerSimulator> acquirer : members.acquirers().entrySet()) {
            ScriptWriter writer = writers.get(acquirer.getKey());
            if (writer != null) {
                scripts.put(acquirer.getValue(), writer.next(each));
            }
        }
        List<CompletableFuture<?>> all = new ArrayList<>();
        scripts.forEach((acquirer, script) -> all.add(acquirer.play(script)));
        all.add(wallet.pay(payments));
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    /** So that the restart comes while there is much in flight. */
    private void awaitSome() throws InterruptedException {
        long begun = members.finished();
        long some = Math.max(1, portionTransactions / 8);
        Patience.until(
                "the middle portion to be under way",
                PORTION_LIMIT,
                () -> members.finished() - begun >= some);
    }

    private void await(CompletableFuture<Void> ended) throws InterruptedException {
        long end = System.nanoTime() + PORTION_LIMIT.toNanos();
        while (!ended.isDone()) {
            if (System.nanoTime() - end > 0) {
                throw Patience.tooLong(
                        "a portion of the stream (%d scenarios have ended)"
                                .formatted(members.finished()),
                        PORTION_LIMIT);
            }
            tell();
            try {
                ended.get(PROGRESS_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                // asked again, and told below
            }
        }
        tell();
        Patience.get("the stream", PORTION_LIMIT, ended);
    }

    private void tell() {
        progress.at(
                members.acquirers().values().stream().mapToLong(AcquirerSimulator::finished).sum()
                        + wallet.payments().size());
    }

    List<MerchantPayment> payments() {
        return wallet.payments();
    }

    /** Cards of unknown banks that were presented. */
    List<Card> foreignCards() {
        return writers.values().stream().flatMap(w -> w.foreignCards().stream()).toList();
    }
}
