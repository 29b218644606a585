package io.crosspoint.perf.load;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.Objects.requireNonNull;

import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.TransactionKind;
import io.crosspoint.perf.wire.AsciiFields;
import io.crosspoint.perf.wire.AsciiMessage;
import io.crosspoint.perf.wire.EventLoops;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoopGroup;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

@Timeout(30)
class PurchaseLoadTest {
    private static final int[] REFERENCE_FIELDS = {
        2, 3, 4, 7, 11, 12, 13, 14, 18, 22, 23, 25, 32, 33, 35, 37, 41, 42, 43, 49, 52, 53, 55, 60,
        100
    };

    private final EventLoopGroup group = EventLoops.group(1, "load-test");

    @AfterEach
    void stop() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void shouldRunASignedOnLoadToItsEnd() throws Exception {
        try (EchoIssuer issuer = EchoIssuer.listen(group.next(), 0)) {
            LoadResult result = run(issuer.port(), true);
            assertThat(result.isClean()).as(result.json()).isTrue();
            assertThat(result.seconds()).isGreaterThanOrEqualTo(0.2);
            assertThat(result.latencyNs().getTotalCount()).isEqualTo(result.answered());
            assertThat(result.json()).startsWith("{\"seconds\":").contains("\"codes\":{\"00\":");
        }
    }

    @Test
    void shouldSendAtARateInAnOpenLoop() throws Exception {
        try (EchoIssuer issuer = EchoIssuer.listen(group.next(), 0)) {
            PurchaseLoad load =
                    PurchaseLoad.start(
                            group.next(),
                            options(issuer.port(), true, 2_000),
                            InstantSource.system());
            LoadResult result = load.result().sync().getNow();
            assertThat(result.isClean()).as(result.json()).isTrue();
            double due = 2_000 * result.seconds();
            assertThat((double) result.answered()).isBetween(due - 4, due + 4);
        }
    }

    @Test
    void shouldKeepARateOverTicks() {
        Pace pace = new Pace(12_500, 1_000);
        assertThat(pace.untilNextNs(1_000 + Pace.TICK_NS - 1)).isEqualTo(1);
        assertThat(pace.untilNextNs(1_000 + Pace.TICK_NS)).isZero();
        int due = 0;
        for (int tick = 0; tick < 1_000_000_000L / Pace.TICK_NS; tick++) {
            due += pace.tick();
        }
        assertThat(due).isEqualTo(12_500);
        assertThat(pace.dueNs()).isEqualTo(1_000_001_000L);
    }

    @Test
    void shouldTellWhyALoadCouldNotRun() throws Exception {
        int port;
        try (EchoIssuer issuer = EchoIssuer.listen(group.next(), 0)) {
            port = issuer.port();
        }
        PurchaseLoad load =
                PurchaseLoad.start(group.next(), options(port, false), InstantSource.system());
        assertThat(load.result().await(10_000)).isTrue();
        assertThat(load.result().cause()).hasMessageContaining("refused");
        assertThat(load.measuring().isDone()).isTrue();
    }

    private LoadResult run(int port, boolean signOn) throws InterruptedException {
        PurchaseLoad load =
                PurchaseLoad.start(group.next(), options(port, signOn), InstantSource.system());
        return load.result().sync().getNow();
    }

    private static LoadOptions options(int port, boolean signOn) {
        return options(port, signOn, 0);
    }

    private static LoadOptions options(int port, boolean signOn, double perSecond) {
        return new LoadOptions(
                List.of(EventLoops.loopback(port)),
                3,
                4,
                perSecond,
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                signOn,
                PurchaseProfile.reference());
    }

    @Test
    void shouldSendTheReferencePurchase() {
        MessageView view = new MessageView(Dialects.bundled("iso87-ascii"));
        byte[] message = PurchaseProfile.reference().purchase();
        assertThat(view.wrap(new UnsafeBuffer(message), 0, message.length))
                .as(() -> view.error().describe())
                .isTrue();
        int[] present = IntStream.rangeClosed(2, 128).filter(view::has).toArray();
        assertThat(present).isEqualTo(REFERENCE_FIELDS);
        assertThat(view.kind()).isEqualTo(TransactionKind.PURCHASE);
        assertThat(view.checkRequired()).isZero();
        assertThat(view.length(55)).isEqualTo(98);
        assertThat(view.length(60)).isEqualTo(27);
    }

    @Test
    void shouldMoveTheTransmissionTimeOnAfterAMillionStans() {
        ReferencePurchase purchase =
                new ReferencePurchase(
                        PurchaseProfile.reference(), Instant.parse("2026-12-31T23:59:59Z"));
        ByteBuf out = Unpooled.buffer(1024);
        purchase.write(out);
        String before = field(out, 7, 10);
        String firstRrn = field(out, 37, 12);
        for (int i = 1; i <= 1_000_000; i++) {
            out.clear();
            purchase.write(out);
        }
        assertThat(field(out, 11, 6)).isEqualTo("000000");
        assertThat(before).isEqualTo("1231235959");
        assertThat(field(out, 7, 10)).isEqualTo("0101000000");
        assertThat(field(out, 37, 12)).isNotEqualTo(firstRrn);
    }

    private static String field(ByteBuf out, int de, int length) {
        int at = AsciiFields.find(out, 2, out.writerIndex() - 2, de);
        return out.toString(at, length, StandardCharsets.US_ASCII);
    }

    @Test
    void shouldAnswerWithTheFieldsAnAnswerCarries() {
        byte[] request = PurchaseProfile.reference().purchase();
        ByteBuf in = Unpooled.wrappedBuffer(request);
        AnswerPlan plan = requireNonNull(AnswerPlan.of(in, 0, request.length));
        int stanAt = AsciiMessage.offset(request, 0, 11);
        in.setBytes(stanAt, "424242".getBytes(StandardCharsets.US_ASCII));
        assertThat(plan.fits(in, 0, request.length)).isTrue();
        ByteBuf out = Unpooled.buffer();
        plan.answer(in, 0, out);
        MessageView view = new MessageView(Dialects.bundled("iso87-ascii"));
        byte[] answer = new byte[out.readableBytes() - 2];
        assertThat(out.readUnsignedShort()).isEqualTo(answer.length);
        out.readBytes(answer);
        assertThat(view.wrap(new UnsafeBuffer(answer), 0, answer.length)).isTrue();
        assertThat(view.mti()).isEqualTo(210);
        assertThat(view.number(11)).isEqualTo(424242);
        assertThat(view.number(38)).isEqualTo(424242);
        assertThat(view.number(39)).isZero();
        assertThat(view.number(100)).isEqualTo(20010000);
        assertThat(view.has(52)).isFalse();
        assertThat(view.has(35)).isFalse();
    }

    @Test
    void shouldNotAnswerOtherLayoutsByTheSamePlan() {
        byte[] request = PurchaseProfile.reference().purchase();
        AnswerPlan plan =
                requireNonNull(AnswerPlan.of(Unpooled.wrappedBuffer(request), 0, request.length));
        byte[] other = PurchaseProfile.reference().withMembers("100100001", "2001000").purchase();
        assertThat(plan.fits(Unpooled.wrappedBuffer(other), 0, other.length)).isFalse();
        byte[] answer = new AsciiMessage("0210").with(11, "000001").bytes();
        assertThat(AnswerPlan.of(Unpooled.wrappedBuffer(answer), 0, answer.length)).isNull();
    }
}
