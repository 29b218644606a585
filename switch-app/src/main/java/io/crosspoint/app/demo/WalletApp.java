package io.crosspoint.app.demo;

import io.crosspoint.app.demo.JsonHttp.Answer;
import io.crosspoint.perf.sim.Card;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A wallet whose users scan a merchant's static code: pays one after another over HTTP, and asks
 * again with the same request id as long as the switch cannot be reached.
 */
final class WalletApp {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(40);
    private static final long RETRY_MS = 150;
    private static final int LEAST_MINOR = 100;
    private static final int MOST_MINOR = 30_000;
    private static final int REPEAT_EVERY = 5;

    private final PartnerClient partners;
    private final Wallets wallets;
    private final String code;
    private final Random random;
    private final List<MerchantPayment> payments = new CopyOnWriteArrayList<>();
    private long requestId;

    WalletApp(PartnerClient partners, Wallets wallets, String code, Random random) {
        this.partners = partners;
        this.wallets = wallets;
        this.code = code;
        this.random = random;
    }

    /** Pays so many times, on a thread of its own; one call at a time. */
    CompletableFuture<Void> pay(int count) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("wallet")
                .start(
                        () -> {
                            try {
                                for (int i = 0; i < count; i++) {
                                    payments.add(payOnce());
                                }
                                ended.complete(null);
                            } catch (InterruptedException | RuntimeException e) {
                                ended.completeExceptionally(e);
                            }
                        });
        return ended;
    }

    List<MerchantPayment> payments() {
        return List.copyOf(payments);
    }

    private MerchantPayment payOnce() throws InterruptedException {
        requestId++;
        Card token = wallets.anyToken(random);
        long amountMinor = random.nextLong(LEAST_MINOR, MOST_MINOR);
        long sentNs = System.nanoTime();
        Answer answer = answered(token, amountMinor);
        long latencyNs = System.nanoTime() - sentNs;
        boolean repeat = requestId % REPEAT_EVERY == 0;
        if (repeat && !answered(token, amountMinor).body().equals(answer.body())) {
            throw new DemoException(
                    "payment %d: the repeat got another answer (expected: the first one again)"
                            .formatted(requestId));
        }
        return new MerchantPayment(
                requestId,
                amountMinor,
                answer.body().path("approved").asBoolean(),
                answer.body().path("responseCode").asString(),
                Long.parseLong(answer.body().path("transactionId").asString()),
                latencyNs,
                repeat);
    }

    private Answer answered(Card token, long amountMinor) throws InterruptedException {
        long end = System.nanoTime() + ANSWER_LIMIT.toNanos();
        while (System.nanoTime() - end < 0) {
            try {
                Answer answer = partners.pay(code, token, amountMinor, requestId);
                if (answer.isSuccess()) {
                    return answer;
                }
                if (answer.status() < 500) {
                    throw new DemoException(
                            "payment %d: HTTP %d (expected: an answer)"
                                    .formatted(requestId, answer.status()));
                }
            } catch (IOException e) {
                // the switch is being started again: the same request once more
            }
            TimeUnit.MILLISECONDS.sleep(RETRY_MS);
        }
        throw Patience.tooLong("the answer to payment " + requestId, ANSWER_LIMIT);
    }
}
