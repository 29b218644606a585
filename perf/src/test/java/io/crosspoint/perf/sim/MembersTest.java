package io.crosspoint.perf.sim;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.perf.wire.EventLoops;
import io.netty.channel.EventLoopGroup;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The acquirer asks the issuer directly: both books must say the same. */
@Timeout(60)
class MembersTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final EventLoopGroup group = EventLoops.group(1, "sim-test");

    @AfterEach
    void stop() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private record Books(AcquirerSnapshot acquirer, IssuerSnapshot issuer) {
        Map<TransactionKey, BookEntry> issuerByKey() {
            return issuer.entries().stream()
                    .collect(Collectors.toMap(BookEntry::key, Function.identity()));
        }
    }

    private Books play(
            String dialect, IssuerBehaviour behaviour, Duration timeout, List<Scenario> script)
            throws Exception {
        try (IssuerSimulator issuer =
                        IssuerSimulator.start(group, Members.issuer(dialect, behaviour));
                AcquirerSimulator acquirer =
                        AcquirerSimulator.start(
                                group,
                                Members.acquirer(dialect, issuer.port(), 4, timeout),
                                InstantSource.system())) {
            acquirer.signedOn().get(10, TimeUnit.SECONDS);
            AcquirerSnapshot book = acquirer.play(script).get(40, TimeUnit.SECONDS);
            assertThat(acquirer.finished()).isEqualTo(script.size());
            return new Books(book, issuer.snapshot());
        }
    }

    private static List<Scenario> cardScript() {
        List<Scenario> script = new ArrayList<>();
        for (ScenarioType type : ScenarioType.values()) {
            switch (type) {
                case TOKEN_CONTACTLESS, TOKEN_IN_APP, UNKNOWN_BIN, UNKNOWN_TOKEN -> {}
                case PURCHASE_REFUND_PARTIAL, PRE_AUTHORISATION_COMPLETION ->
                        script.add(Scenario.of(type, Members.CARD, 10_000, 9_000));
                case BALANCE_INQUIRY -> script.add(Scenario.of(type, Members.CARD, 0));
                case PAYER_CODE_SHOWN, CODE_SCANNED ->
                        script.add(Scenario.byCode(type, "621111222233334444", Members.CARD, 500));
                default -> script.add(Scenario.of(type, Members.CARD, 12_345));
            }
        }
        return script;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"iso87-ascii", "iso87-binary", "iso93-ascii", "iso93-binary", "cups", "pos"})
    void shouldPlayEveryKindOfScenario(String dialect) throws Exception {
        Books books = play(dialect, IssuerBehaviour.approving(), PATIENT, cardScript());
        assertThat(books.acquirer.violations()).isEmpty();
        assertThat(books.issuer.violations()).isEmpty();
        Map<TransactionKey, BookEntry> issued = books.issuerByKey();
        assertThat(issued).hasSameSizeAs(books.acquirer.entries()).hasSize(17);
        for (BookEntry asked : books.acquirer.entries()) {
            BookEntry judged = requireNonNull(issued.get(asked.key()), asked::toString);
            assertThat(asked.status()).as(asked.toString()).isEqualTo(Status.APPROVED);
            assertThat(judged.status()).isEqualTo(Status.APPROVED);
            assertThat(judged.kind()).isEqualTo(asked.kind());
            assertThat(judged.amountMinor()).isEqualTo(asked.amountMinor());
            assertThat(judged.rrn()).isEqualTo(asked.rrn());
            assertThat(judged.approvalCode()).isEqualTo(asked.approvalCode());
        }
        assertThat(books.issuer.entries().stream().filter(BookEntry::reversed).count())
                .as("two reversals, a void and a pre-authorisation's void")
                .isEqualTo(4);
        assertThat(books.acquirer.reversals()).isEqualTo(2);
        assertThat(books.acquirer.retransmissions()).isEqualTo(1);
        assertThat(books.issuer.repeats()).isEqualTo(1);
        assertThat(books.acquirer.latencyNs()).hasSize(12);
    }

    @Test
    void shouldDeclineTheShareThatTheSeedSays() throws Exception {
        IssuerBehaviour behaviour = new IssuerBehaviour(42, 300, 0, 0, Duration.ZERO);
        Books books = play("iso87-ascii", behaviour, PATIENT, purchases(400));
        long declined = count(books.acquirer, Status.DECLINED);
        assertThat(declined).isBetween(80L, 160L);
        assertThat(books.acquirer.entries())
                .filteredOn(e -> e.status() == Status.DECLINED)
                .extracting(BookEntry::responseCode)
                .contains("51", "05")
                .containsOnly("51", "05");
        Map<TransactionKey, BookEntry> issued = books.issuerByKey();
        for (BookEntry asked : books.acquirer.entries()) {
            assertThat(requireNonNull(issued.get(asked.key())).responseCode())
                    .isEqualTo(asked.responseCode());
        }
    }

    @Test
    void shouldEndAScriptWithoutWhatWasNotBegun() throws Exception {
        int window = 4;
        try (IssuerSimulator issuer =
                        IssuerSimulator.start(
                                group, Members.issuer("cups", IssuerBehaviour.approving()));
                AcquirerSimulator acquirer =
                        AcquirerSimulator.start(
                                group,
                                Members.acquirer("cups", issuer.port(), window, PATIENT),
                                InstantSource.system())) {
            acquirer.signedOn().get(10, TimeUnit.SECONDS);
            acquirer.holdFollowUps();
            Scenario refunded =
                    Scenario.of(ScenarioType.PURCHASE_REFUND_FULL, Members.CARD, 12_345);
            CompletableFuture<AcquirerSnapshot> ended =
                    acquirer.play(Collections.nCopies(100, refunded));
            while (acquirer.heldFollowUps() < window) {
                Thread.onSpinWait();
            }
            acquirer.beginNothingNew();
            acquirer.letFollowUpsGo();
            AcquirerSnapshot book = ended.get(40, TimeUnit.SECONDS);
            assertThat(book.entries())
                    .as("each with its refund")
                    .hasSize(2 * window)
                    .allMatch(entry -> entry.status() == Status.APPROVED);

            AcquirerSnapshot later = acquirer.play(purchases(3)).get(10, TimeUnit.SECONDS);
            assertThat(later.entries()).hasSize(2 * window);
        }
    }

    @Test
    void shouldReverseWhatWasNeverAnswered() throws Exception {
        IssuerBehaviour behaviour = new IssuerBehaviour(1, 0, 1000, 0, Duration.ZERO);
        Books books = play("cups", behaviour, Duration.ofMillis(150), purchases(3));
        assertThat(books.acquirer.entries())
                .hasSize(3)
                .allMatch(e -> e.status() == Status.UNANSWERED && e.reversed());
        assertThat(books.issuer.entries())
                .allMatch(e -> e.status() == Status.UNANSWERED && e.reversed());
        assertThat(books.acquirer.violations()).isEmpty();
    }

    @Test
    void shouldAnswerLateAndCountItAtTheAcquirer() throws Exception {
        IssuerBehaviour behaviour = new IssuerBehaviour(1, 0, 0, 1000, Duration.ofMillis(400));
        Books patient = play("iso87-ascii", behaviour, PATIENT, purchases(1));
        assertThat(count(patient.acquirer, Status.APPROVED)).isEqualTo(1);
        long latency =
                requireNonNull(patient.acquirer.latencyNs().get(ScenarioType.PURCHASE))
                        .getMinValue();
        assertThat(latency).isGreaterThan(Duration.ofMillis(390).toNanos());

        Books hasty = play("iso87-ascii", behaviour, Duration.ofMillis(100), purchases(1));
        assertThat(hasty.acquirer.entries()).allMatch(BookEntry::reversed);
        assertThat(hasty.issuer.entries()).allMatch(BookEntry::reversed);
    }

    @Test
    void shouldCountTokensAndForeignCardsAtTheIssuer() throws Exception {
        List<Scenario> script =
                List.of(
                        Scenario.of(ScenarioType.TOKEN_CONTACTLESS, Members.TOKEN, 100),
                        Scenario.of(ScenarioType.TOKEN_IN_APP, Members.TOKEN, 100),
                        Scenario.of(ScenarioType.UNKNOWN_BIN, Card.of("699999", 1, "3012"), 100));
        Books books = play("cups", IssuerBehaviour.approving(), PATIENT, script);
        assertThat(books.issuer.violations())
                .containsOnly(
                        Map.entry(Violation.TOKEN_AT_ISSUER, 2L),
                        Map.entry(Violation.FOREIGN_CARD, 1L));
        assertThat(books.acquirer.violations())
                .containsOnly(Map.entry(Violation.APPROVED_UNKNOWN, 1L));
    }

    @Test
    void shouldRefuseARefundAboveTheOriginal() throws Exception {
        List<Scenario> script =
                List.of(
                        Scenario.of(ScenarioType.PURCHASE_REFUND_PARTIAL, Members.CARD, 100, 101),
                        Scenario.of(
                                ScenarioType.PRE_AUTHORISATION_COMPLETION, Members.CARD, 100, 116));
        Books books = play("iso87-ascii", IssuerBehaviour.approving(), PATIENT, script);
        assertThat(books.acquirer.entries())
                .filteredOn(
                        e ->
                                e.kind() == TransactionKind.REFUND
                                        || e.kind() == TransactionKind.COMPLETION)
                .hasSize(2)
                .allMatch(e -> "64".equals(e.responseCode()));
    }

    private static List<Scenario> purchases(int count) {
        List<Scenario> script = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            script.add(Scenario.of(ScenarioType.PURCHASE, Members.CARD, 100 + i));
        }
        return script;
    }

    private static long count(AcquirerSnapshot book, Status status) {
        return book.entries().stream().filter(e -> e.status() == status).count();
    }
}
