package io.crosspoint.admin;

import io.crosspoint.core.operator.BusinessDateStatus;
import io.crosspoint.core.operator.CutOverRefusedException;
import io.crosspoint.core.operator.DeliveryDecision;
import io.crosspoint.core.operator.DeliveryStatus;
import io.crosspoint.core.operator.LinkStatus;
import io.crosspoint.core.operator.LinkTroubles;
import io.crosspoint.core.operator.OperatorPort;
import io.crosspoint.core.operator.RouteStatus;
import io.crosspoint.core.operator.SwitchCounters;
import io.crosspoint.core.operator.SwitchStatus;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A lane and a vault that answer on a thread of their own, or not at all. */
final class FakeSwitch implements OperatorPort, TokenLookup, AutoCloseable {

    static final String KNOWN_TOKEN = "6299010000000004";

    enum Mood {
        ANSWERING,
        SILENT,
        FAILING,
        THROWING
    }

    private final ExecutorService lane =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("fake-lane").factory());
    private final CompletableFuture<BusinessDateStatus> heldCutOver = new CompletableFuture<>();

    final AtomicInteger asked = new AtomicInteger();
    volatile Mood mood = Mood.ANSWERING;
    volatile @Nullable DeliveryDecision decided;
    volatile boolean ready = true;
    volatile int openDate = 20261121;
    volatile boolean holdCutOver;
    volatile boolean stillClosing;
    volatile String linkName = "bank \"one\"";

    @Override
    public CompletionStage<SwitchStatus> status() {
        return answer(
                () ->
                        new SwitchStatus(
                                "0.1.0",
                                1_795_219_200_123_456_789L,
                                ready,
                                3,
                                1,
                                4,
                                2,
                                5_000,
                                4_998,
                                true,
                                new SwitchCounters(100, 80, 11, 5, 4, 2, 6, 5, 1, 0, 3, 1)));
    }

    @Override
    public CompletionStage<List<LinkStatus>> links() {
        return answer(
                () ->
                        List.of(
                                link(7, "shop", "acquirer", 2, true),
                                link(1, linkName, "issuer", 0, false)));
    }

    private static LinkStatus link(int id, String name, String role, int connections, boolean up) {
        return new LinkStatus(
                id,
                name,
                role,
                "iso87-ascii",
                "len2",
                "127.0.0.1:90" + id,
                connections,
                up,
                up,
                40,
                41,
                2,
                1,
                id,
                new LinkTroubles(3, 4, 5, 6, 7, 8, 9, 10));
    }

    @Override
    public CompletionStage<BusinessDateStatus> businessDate() {
        return answer(this::dates);
    }

    private BusinessDateStatus dates() {
        return new BusinessDateStatus(openDate, 0, 0, 20261119);
    }

    @Override
    public CompletionStage<BusinessDateStatus> cutOver() {
        if (holdCutOver) {
            asked.incrementAndGet();
            return heldCutOver;
        }
        if (stillClosing) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        throw new CutOverRefusedException(20261120, 3);
                    },
                    lane);
        }
        return answer(
                () -> {
                    int closing = openDate;
                    openDate = closing + 1;
                    return new BusinessDateStatus(closing + 1, closing, 3, 20261119);
                });
    }

    /** Lets a cut-over go on that was held. */
    void releaseCutOver() {
        holdCutOver = false;
        lane.execute(() -> heldCutOver.complete(dates()));
    }

    @Override
    public CompletionStage<List<DeliveryStatus>> deliveries(boolean doubtfulOnly, int most) {
        return answer(
                () ->
                        doubtfulOnly
                                ? List.of(delivery(42, "reversal", "05"))
                                : List.of(
                                        delivery(42, "reversal", "05"),
                                        delivery(43, "advice", "")));
    }

    private static DeliveryStatus delivery(long id, String kind, String code) {
        return new DeliveryStatus(
                id,
                kind,
                20261121,
                "bank",
                48_010_000L,
                "000000000042",
                10_00,
                3,
                !code.isEmpty(),
                code);
    }

    @Override
    public CompletionStage<Boolean> decideDelivery(long transactionId, DeliveryDecision decision) {
        decided = decision;
        return answer(() -> transactionId == 42);
    }

    @Override
    public CompletionStage<RouteStatus> route(int bin) {
        return answer(
                () ->
                        bin == 621234
                                ? new RouteStatus(
                                        bin, true, "debit", 1_020_000L, "debit-bank", true)
                                : new RouteStatus(bin, false, "", 0, "", false));
    }

    @Override
    public CompletionStage<Optional<TokenStatus>> find(String token) {
        return answer(
                () ->
                        token.equals(KNOWN_TOKEN)
                                ? Optional.of(
                                        new TokenStatus(
                                                TokenStatus.mask(token),
                                                "ACTIVE",
                                                "3012",
                                                "40010000001",
                                                "621234",
                                                "4321",
                                                Map.of("storage", "secure element")))
                                : Optional.empty());
    }

    <T> CompletionStage<T> answer(Supplier<T> value) {
        asked.incrementAndGet();
        return switch (mood) {
            case ANSWERING -> CompletableFuture.supplyAsync(value, lane);
            case SILENT -> new CompletableFuture<>();
            case FAILING ->
                    CompletableFuture.supplyAsync(
                            () -> {
                                throw new IllegalArgumentException(
                                        "card 6212340000000008 in a text");
                            },
                            lane);
            case THROWING -> throw new IllegalStateException("the queue is gone");
        };
    }

    @Override
    public void close() {
        lane.shutdownNow();
    }
}
