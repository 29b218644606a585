package io.crosspoint.perf.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.framing.Framing;
import io.crosspoint.perf.wire.EventLoops;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoopGroup;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

@Timeout(30)
class ReconnectTest {
    private final EventLoopGroup group = EventLoops.group(1, "reconnect-test");
    private final SimWire wire =
            new SimWire(Dialects.bundled("iso87-ascii"), Framing.LEN2, 90000000, 10010000);

    @AfterEach
    void stop() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void shouldComeBackAndRepeatWhatWasNotAnswered() throws Exception {
        try (ServerSocket server = new ServerSocket(0);
                AcquirerSimulator acquirer =
                        AcquirerSimulator.start(
                                group,
                                Members.acquirer(
                                        "iso87-ascii",
                                        server.getLocalPort(),
                                        1,
                                        Duration.ofSeconds(20)),
                                InstantSource.system())) {
            List<Scenario> script = List.of(Scenario.of(ScenarioType.PURCHASE, Members.CARD, 100));
            CompletableFuture<AcquirerSnapshot> played = acquirer.play(script);
            TransactionKey asked;
            try (Socket first = server.accept()) {
                signOn(first);
                read(first);
                assertThat(wire.view().mti()).isEqualTo(200);
                asked = TransactionKey.of(wire.view());
            }
            try (Socket second = server.accept()) {
                signOn(second);
                read(second);
                assertThat(wire.view().mti()).isEqualTo(201);
                assertThat(TransactionKey.of(wire.view())).isEqualTo(asked);
                answer(second, 210);
                AcquirerSnapshot book = played.get(10, TimeUnit.SECONDS);
                assertThat(book.reconnects()).isEqualTo(1);
                assertThat(book.resent()).isEqualTo(1);
                assertThat(book.violations()).isEmpty();
                assertThat(book.entries())
                        .singleElement()
                        .extracting(BookEntry::times)
                        .isEqualTo(2);
            }
        }
    }

    /** A reversal that overtook its own request would ask to undo what nobody knows. */
    @Test
    void shouldRepeatInTheOrderOfTheFirstSending() throws Exception {
        int scenarios = 8;
        AtomicLong clock = new AtomicLong(Instant.parse("2026-06-15T10:00:00Z").getEpochSecond());
        InstantSource steps = () -> Instant.ofEpochSecond(clock.addAndGet(37));
        try (ServerSocket server = new ServerSocket(0);
                AcquirerSimulator acquirer =
                        AcquirerSimulator.start(
                                group,
                                Members.acquirer(
                                        "iso87-ascii",
                                        server.getLocalPort(),
                                        scenarios,
                                        Duration.ofSeconds(20)),
                                steps)) {
            Scenario each = Scenario.of(ScenarioType.REVERSAL_BEFORE_ANSWER, Members.CARD, 100);
            CompletableFuture<AcquirerSnapshot> played =
                    acquirer.play(Collections.nCopies(scenarios, each));
            List<Integer> asked;
            try (Socket first = server.accept()) {
                signOn(first);
                asked = stans(first, scenarios * 2);
            }
            try (Socket second = server.accept()) {
                signOn(second);
                assertThat(stans(second, scenarios * 2)).isEqualTo(asked).isSorted();
                assertThat(played).isNotDone();
            }
        }
    }

    private List<Integer> stans(Socket socket, int messages) throws IOException {
        List<Integer> stans = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            read(socket);
            stans.add((int) wire.view().number(11));
        }
        return stans;
    }

    @Test
    void shouldTryAgainWhenSignOnIsRefused() throws Exception {
        try (ServerSocket server = new ServerSocket(0);
                AcquirerSimulator acquirer =
                        AcquirerSimulator.start(
                                group,
                                Members.acquirer(
                                        "iso87-ascii",
                                        server.getLocalPort(),
                                        1,
                                        Duration.ofSeconds(20)),
                                InstantSource.system())) {
            try (Socket first = server.accept()) {
                read(first);
                wire.writer().startFrom(wire.view(), 810).text(39, "58");
                first.getOutputStream().write(wire.answer());
                assertThat(first.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(acquirer.signedOn()).isNotDone();
            try (Socket second = server.accept()) {
                signOn(second);
                acquirer.signedOn().get(10, TimeUnit.SECONDS);
            }
        }
    }

    private void signOn(Socket socket) throws IOException {
        read(socket);
        assertThat(wire.view().mti()).isEqualTo(800);
        assertThat(wire.view().number(70)).isEqualTo(AcquirerLink.SIGN_ON);
        answer(socket, 810);
    }

    private void answer(Socket socket, int mti) throws IOException {
        wire.writer().startFrom(wire.view(), mti).text(39, "00");
        socket.getOutputStream().write(wire.answer());
    }

    private void read(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] frame = new byte[in.readUnsignedShort()];
        in.readFully(frame);
        assertThat(wire.read(Unpooled.wrappedBuffer(frame)))
                .as(() -> wire.view().error().describe())
                .isTrue();
    }
}
