package io.crosspoint.core.link;

import static io.crosspoint.core.link.LinkMessages.PAN;
import static io.crosspoint.core.link.LinkMessages.pan;
import static io.crosspoint.core.link.LinkMessages.purchase;
import static io.crosspoint.core.link.Peer.text;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.crosspoint.core.engine.EngineHarness;
import io.crosspoint.crypto.PanSealer;
import io.crosspoint.iso8583.MessageView;
import io.crosspoint.iso8583.framing.Framing;
import io.crosspoint.token.Actor;
import io.crosspoint.token.BinRange;
import io.crosspoint.token.Device;
import io.crosspoint.token.DomainControls;
import io.crosspoint.token.Origin;
import io.crosspoint.token.Reason;
import io.crosspoint.token.SealedCard;
import io.crosspoint.token.TokenCommand;
import io.crosspoint.token.TokenReply;
import io.crosspoint.token.UseCase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

@Timeout(30)
class LinkTest {
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void listen() {
        root.setLevel(Level.INFO);
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void closeAndCheckTheLog() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        root.detachAppender(log);
        assertThat(List.copyOf(log.list))
                .allSatisfy(
                        event -> {
                            assertThat(event.getFormattedMessage())
                                    .doesNotContainPattern("\\d{12}");
                            assertThat(String.valueOf(event.getThrowableProxy()))
                                    .doesNotContain(PAN);
                        });
    }

    private <T extends AutoCloseable> T closing(T each) {
        open.add(each);
        return each;
    }

    private LinkHarness ascii() throws Exception {
        return closing(new LinkHarness("iso87-ascii", Framing.LEN2, 16));
    }

    private static void assertPays(Peer acquirer, Peer issuer, int stan) throws IOException {
        purchase(acquirer, stan, PAN);
        acquirer.send();
        MessageView forwarded = issuer.receive();
        issuer.answer(forwarded, "00").text(38, "A00001");
        issuer.send();
        MessageView answer = acquirer.receive();
        assertThat(answer.mti()).isEqualTo(210);
        assertThat(answer.number(11)).isEqualTo(stan);
        assertThat(text(answer, 39)).isEqualTo("00");
    }

    @Test
    void shouldCarryAPurchaseFromEndToEnd() throws Exception {
        LinkHarness switched = ascii();
        Peer issuer = closing(switched.issuer());
        Peer acquirer = closing(switched.acquirer());
        purchase(acquirer, 123_456, PAN).number(14, 2912).text(35, PAN + "=29122010000000000");
        acquirer.send();

        MessageView forwarded = issuer.receive();
        assertThat(forwarded.mti()).isEqualTo(200);
        assertThat(text(forwarded, 2)).isEqualTo(PAN);
        assertThat(text(forwarded, 35)).isEqualTo(PAN + "=29122010000000000");
        assertThat(forwarded.number(4)).isEqualTo(10_00);
        assertThat(forwarded.number(11)).isEqualTo(1);
        assertThat(forwarded.number(7)).isEqualTo(615_100_000);
        issuer.answer(forwarded, "00").text(38, "A00001").number(15, 616);
        issuer.send();

        MessageView answer = acquirer.receive();
        assertThat(answer.mti()).isEqualTo(210);
        assertThat(text(answer, 39)).isEqualTo("00");
        assertThat(text(answer, 38)).isEqualTo("A00001");
        assertThat(text(answer, 2)).isEqualTo(PAN);
        assertThat(answer.number(11)).isEqualTo(123_456);
        assertThat(answer.number(15)).isEqualTo(616);
        assertThat(text(answer, 37)).isEqualTo("000000123456");
        assertThat(answer.checkRequired()).isZero();
    }

    static long token(LinkHarness switched) throws Exception {
        byte[] seal = new byte[PanSealer.SEAL_LENGTH];
        PanSealer sealer = EngineHarness.RING.newPanSealer();
        sealer.seal(PAN.getBytes(StandardCharsets.ISO_8859_1), 0, PAN.length(), seal, 0);
        ByteBuffer halves = ByteBuffer.wrap(seal);
        TokenCommand.Request request =
                new TokenCommand.Request(
                        new Origin(
                                "request-1",
                                new Actor.Issuer(1, List.of(new BinRange(621_234, 621_234))),
                                Reason.CONSUMER_REQUEST),
                        new SealedCard(
                                halves.getLong(),
                                halves.getLong(),
                                sealer.keyVersion(),
                                621_234,
                                Integer.parseInt(PAN.substring(12)),
                                16,
                                3012,
                                1),
                        62_900_000_001L,
                        new Device("phone-1", 1, 5),
                        UseCase.CONTACTLESS_SECURE_ELEMENT,
                        10,
                        "consent-1",
                        0,
                        DomainControls.unlimited());
        TokenReply reply =
                switched.lane
                        .tokens()
                        .submit(request)
                        .toCompletableFuture()
                        .get(5, TimeUnit.SECONDS);
        return ((TokenReply.Issued) reply).token().token();
    }

    @Test
    void shouldShowTheIssuerTheCardAndTheAcquirerTheToken() throws Exception {
        LinkHarness switched = ascii();
        Peer issuer = closing(switched.issuer());
        Peer acquirer = closing(switched.acquirer());
        String token = Long.toString(token(switched));
        purchase(acquirer, 1, token)
                .text(35, token + "=29062010000000000")
                .text(36, "01" + token + "=156000000000=1=0")
                .text(45, "B" + token + "^CARD/TEST^29062010000000000");
        acquirer.send();

        MessageView forwarded = issuer.receive();
        assertThat(text(forwarded, 2)).isEqualTo(PAN);
        assertThat(forwarded.number(14)).isEqualTo(3012);
        assertThat(forwarded.number(23)).isEqualTo(1);
        assertThat(text(forwarded, 35)).isEqualTo(PAN + "=30122010000000000");
        assertThat(forwarded.has(36)).isFalse();
        assertThat(forwarded.has(45)).isFalse();
        byte[] data = new byte[forwarded.length(63)];
        forwarded.buffer().getBytes(forwarded.offset(63), data);
        assertThat(new String(data, StandardCharsets.ISO_8859_1))
                .startsWith("TK")
                .contains("01001" + "1" + "02016" + token + "03004")
                .endsWith("06011" + "62900000001");
        issuer.answer(forwarded, "00").text(2, PAN).text(102, PAN).text(48, "AA" + PAN);
        issuer.send();

        MessageView answer = acquirer.receive();
        assertThat(text(answer, 2)).isEqualTo(token);
        assertThat(text(answer, 39)).isEqualTo("00");
        assertThat(answer.has(48)).isFalse();
        assertThat(answer.has(102)).isFalse();

        acquirer.start(420)
                .text(2, token)
                .number(3, 0)
                .number(4, 10_00)
                .number(7, 615_100_100)
                .number(11, 2)
                .number(32, 48_010_000)
                .number(33, 48_020_000)
                .text(90, "0200" + "000001" + "0615100000" + "00048010000" + "00048020000");
        acquirer.send();
        assertThat(text(acquirer.receive(), 39)).isEqualTo("00");
        MessageView reversal = issuer.receive();
        assertThat(reversal.mti()).isEqualTo(420);
        assertThat(text(reversal, 2)).isEqualTo(PAN);
        assertThat(text(reversal, 90)).startsWith("0200" + "000001" + "0615100000");
        assertThat(reversal.checkRequired()).isZero();
        issuer.answer(reversal, "00");
        issuer.send();
        switched.await(() -> switched.engine.reversalsPending() == 0);
    }

    @Test
    void shouldAnswerWhatItCannotTake() throws Exception {
        LinkHarness switched = ascii();
        Peer issuer = closing(switched.issuer());
        Peer acquirer = closing(switched.acquirer());

        purchase(acquirer, 1, pan(400_000_000_000_001L));
        acquirer.send();
        assertThat(text(acquirer.receive(), 39)).isEqualTo("92");
        purchase(acquirer, 2, pan(629_900_000_000_001L));
        acquirer.send();
        assertThat(text(acquirer.receive(), 39)).isEqualTo("14");
        purchase(acquirer, 3, PAN).remove(41);
        acquirer.send();
        MessageView refusal = acquirer.receive();
        assertThat(text(refusal, 39)).isEqualTo("30");
        assertThat(refusal.number(11)).isEqualTo(3);
        purchase(acquirer, 4, PAN).number(3, 990_000);
        acquirer.send();
        assertThat(text(acquirer.receive(), 39)).isEqualTo("12");
        purchase(acquirer, 5, "1234567");
        acquirer.send();
        assertThat(text(acquirer.receive(), 39)).isEqualTo("14");
        assertPays(acquirer, issuer, 6);
        assertThat(switched.acquirerLink.counters().rejected.get()).isEqualTo(3);
    }

    @Test
    void shouldRefuseATransmissionTimeThatCannotBe() throws Exception {
        LinkHarness switched = ascii();
        Peer issuer = closing(switched.issuer());
        Peer acquirer = closing(switched.acquirer());
        int stan = 0;
        for (long time : new long[] {9_999_999_999L, 0, 1_301_000_000, 615_240_000, 615_106_000}) {
            purchase(acquirer, ++stan, PAN).number(7, time);
            acquirer.send();
            assertThat(text(acquirer.receive(), 39)).isEqualTo("30");
        }
        assertPays(acquirer, issuer, ++stan);
    }

    @Test
    void shouldCloseAConnectionThatLeavesItsAnswersUnread() throws Exception {
        LinkHarness switched = ascii();
        Peer issuer = closing(switched.issuer());
        Peer deaf = closing(switched.acquirer());
        Peer acquirer = closing(switched.acquirer());
        purchase(deaf, 1, pan(400_000_000_000_001L));
        byte[] refused = deaf.frame();
        List<byte[]> frames = Collections.nCopies(1000, refused);
        long most = 64L * LinkSettings.LONGEST_BACKLOG;
        try {
            for (long sent = 0; sent < most; sent += 1000L * refused.length) {
                deaf.write(Peer.joined(frames));
            }
        } catch (IOException closedByTheSwitch) {
            assertThat(closedByTheSwitch).isNotNull();
        }

        switched.await(() -> switched.acquirerLink.counters().closedForCause.get() == 1);
        switched.await(() -> switched.acquirerLink.connectionCount() == 1);
        purchase(acquirer, 2, PAN);
        acquirer.send();
        issuer.answer(issuer.receive(), "00");
        issuer.send();
        MessageView answer = acquirer.receive();
        while (answer.number(11) == 1) { // what the closed connection was still owed
            answer = acquirer.receive();
        }
        assertThat(answer.number(11)).isEqualTo(2);
        assertThat(text(answer, 39)).isEqualTo("00");
    }

    @Test
    void shouldDeclineTracksWithoutACardNumberAndKeepItsSlots() throws Exception {
        LinkHarness switched = ascii();
        Peer issuer = closing(switched.issuer());
        Peer acquirer = closing(switched.acquirer());

        for (int stan = 1; stan <= 40; stan++) {
            purchase(acquirer, stan, PAN).remove(2).text(35, "62123X0000000A1=29122010");
            acquirer.send();
            assertThat(text(acquirer.receive(), 39)).isEqualTo("14");
        }

        assertPays(acquirer, issuer, 41);
    }

    @Test
    void shouldNoticeALineWhoseTestIsNotAnswered() throws Exception {
        LinkHarness switched = ascii();
        Peer issuer = closing(switched.issuer());
        MemberLink link = switched.issuerLink;

        switched.await(() -> echoed(link));
        assertThat(link.answersEcho()).isTrue();
        switched.await(() -> echoed(link));
        assertThat(link.answersEcho()).isFalse();

        issuer.answer(issuer.receive(), "00");
        issuer.send();
        switched.await(link::answersEcho);
    }

    private static boolean echoed(MemberLink link) {
        link.echo();
        return true;
    }

    @Test
    void shouldCloseOnWhatIsNoMessageAndServeOthers() throws Exception {
        LinkHarness switched = ascii();
        Peer issuer = closing(switched.issuer());

        for (String garbage : List.of("0200ZZZZ", "02", "0200B2", "not a message at all")) {
            try (Peer bad = switched.acquirer()) {
                bad.write(bad.frame(garbage.getBytes(StandardCharsets.ISO_8859_1)));
                assertThat(bad.isClosed()).isTrue();
            }
        }
        try (Peer tooLong = switched.acquirer()) {
            tooLong.write(new byte[] {0x7F, 0x7F});
            assertThat(tooLong.isClosed()).isTrue();
        }
        try (Peer unknown = switched.acquirer()) {
            unknown.start(600).number(7, 615_100_000).number(11, 1);
            unknown.send();
            assertThat(unknown.isClosed()).isTrue();
        }
        try (Peer impostor = switched.acquirer()) {
            impostor.start(210)
                    .number(3, 0)
                    .number(7, 615_100_000)
                    .number(11, 1)
                    .number(32, 48_010_000)
                    .number(33, 48_020_000)
                    .text(39, "00");
            impostor.send();
            assertThat(impostor.isClosed()).isTrue();
        }
        switched.await(() -> switched.acquirerLink.connectionCount() == 0);
        assertThat(switched.acquirerLink.counters().closedForCause.get()).isEqualTo(7);
        assertPays(closing(switched.acquirer()), issuer, 7);
    }

    @Test
    void shouldAnswerARequestOfWhichEnoughCanBeRead() throws Exception {
        LinkHarness switched = ascii();
        Peer issuer = closing(switched.issuer());
        Peer acquirer = closing(switched.acquirer());
        purchase(acquirer, 1, PAN);
        byte[] whole = acquirer.frame();
        byte[] message = Arrays.copyOfRange(whole, 2, whole.length);

        byte[] cut = Arrays.copyOf(message, message.length - 1);
        acquirer.write(acquirer.frame(cut));
        MessageView answer = acquirer.receive();
        assertThat(text(answer, 39)).isEqualTo("30");
        assertThat(answer.mti()).isEqualTo(210);
        assertThat(answer.number(11)).isEqualTo(1);
        assertThat(text(answer, 37)).isEqualTo("000000000001");

        byte[] longer = Arrays.copyOf(message, message.length + 1);
        acquirer.write(acquirer.frame(longer));
        assertThat(text(acquirer.receive(), 39)).isEqualTo("30");
        assertThat(switched.acquirerLink.counters().rejected.get()).isEqualTo(2);
        assertPays(acquirer, issuer, 7);
    }

    @Test
    void shouldRejectInTheHeaderWhereTheFramingHasOne() throws Exception {
        LinkHarness switched = closing(new LinkHarness("cups", Framing.CUPS, 16));
        Peer issuer = closing(switched.issuer());
        Peer acquirer = closing(switched.acquirer());
        byte[] garbage = "0200 is what it says".getBytes(StandardCharsets.ISO_8859_1);
        acquirer.write(acquirer.frame(garbage));

        byte[] reject = acquirer.receiveFrame();

        assertThat(acquirer.rejectCode(reject)).isEqualTo(1);
        assertThat(reject).endsWith(garbage);
        assertPays(acquirer, issuer, 7);
    }

    @Test
    void shouldCloseOnAMemberHeaderThatMiscounts() throws Exception {
        LinkHarness switched = closing(new LinkHarness("cups", Framing.CUPS, 16));
        Peer issuer = closing(switched.issuer());
        try (Peer bad = switched.acquirer()) {
            purchase(bad, 1, PAN);
            byte[] frame = bad.frame();
            frame[4 + 5]++;
            bad.write(frame);
            assertThat(bad.isClosed()).isTrue();
        }
        assertPays(closing(switched.acquirer()), issuer, 2);
    }

    @Test
    void shouldLoseNothingWhenTheSlotsAreExhausted() throws Exception {
        LinkHarness switched = ascii();
        Peer issuer = closing(switched.issuer());
        Peer acquirer = closing(switched.acquirer());
        int count = 300;
        List<byte[]> frames = new ArrayList<>();
        for (int stan = 1; stan <= count; stan++) {
            purchase(acquirer, stan, PAN);
            frames.add(acquirer.frame());
        }
        acquirer.write(Peer.joined(frames));
        for (int i = 0; i < count; i++) {
            issuer.answer(issuer.receive(), "00");
            issuer.send();
        }

        Set<Long> answered = new HashSet<>();
        for (int i = 0; i < count; i++) {
            MessageView answer = acquirer.receive();
            assertThat(text(answer, 39)).isEqualTo("00");
            answered.add(answer.number(11));
        }
        assertThat(answered).hasSize(count);
    }

    @Test
    void shouldAnswerAtOnceWhenTheIssuerIsGone() throws Exception {
        LinkHarness switched = ascii();
        Peer issuer = switched.issuer();
        Peer acquirer = closing(switched.acquirer());
        assertPays(acquirer, issuer, 1);
        issuer.close();
        switched.await(() -> !switched.engine.isSignedOn(LinkHarness.ISSUER));

        purchase(acquirer, 2, PAN);
        acquirer.send();
        assertThat(text(acquirer.receive(), 39)).isEqualTo("91");

        Peer again = closing(switched.issuer());
        assertPays(acquirer, again, 3);
    }

    @Test
    void shouldTakeAnAnswerThatRepeatsLittleOfItsRequest() throws Exception {
        LinkHarness switched = ascii();
        Peer issuer = closing(switched.issuer());
        Peer acquirer = closing(switched.acquirer());
        purchase(acquirer, 1, PAN);
        acquirer.send();
        MessageView forwarded = issuer.receive();
        issuer.answer(forwarded, "00").number(3, 990_000).remove(25).remove(4);
        issuer.send();

        assertThat(text(acquirer.receive(), 39)).isEqualTo("00");
    }
}
