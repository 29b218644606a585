package io.crosspoint.core.link;

import static io.crosspoint.core.link.LinkMessages.PAN;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.crosspoint.core.engine.EngineHarness;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Members that hold places without using them, and that send what fills logs. */
class AbuseTest {
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(EmbeddedLink.IDLE_SECONDS);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger links = (Logger) LoggerFactory.getLogger("io.crosspoint.core.link");
    private final EmbeddedLink link =
            new EmbeddedLink(48_010_000, EngineHarness.RING.newPanSealer());

    @BeforeEach
    void listen() {
        log.start();
        links.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        links.detachAppender(log);
    }

    private void elapse(long elapsedNs) {
        link.nowNs += elapsedNs;
        link.link.checkTime();
    }

    /** A connection that has sent a sound message. */
    private EmbeddedChannel proven() {
        EmbeddedChannel channel = link.connect();
        link.purchase(999, PAN);
        channel.writeInbound(link.frame());
        assertThat(EmbeddedLink.connection(channel).isProven()).isTrue();
        return channel;
    }

    private static void heartbeat(EmbeddedChannel channel) {
        channel.writeInbound(Unpooled.wrappedBuffer("0000".getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void shouldCloseAConnectionThatIsSilentTooLong() {
        EmbeddedChannel silent = proven();
        elapse(0);
        elapse(LIMIT_NS - 1);
        assertThat(silent.isActive()).isTrue();
        assertThat(link.link.connectionCount()).isEqualTo(1);

        elapse(1);

        assertThat(silent.isActive()).isFalse();
        assertThat(link.link.connectionCount()).isZero();
        assertThat(link.link.counters().closedIdle.get()).isEqualTo(1);
        assertThat(link.link.counters().closedForCause.get()).isEqualTo(1);
        assertThat(warnings()).anyMatch(line -> line.contains("silent for 600 s (expected:"));
    }

    @Test
    void shouldKeepAConnectionThatSendsMessagesOrHeartbeats() {
        EmbeddedChannel busy = proven();
        EmbeddedChannel quiet = proven();
        EmbeddedChannel trickling = proven();
        for (int i = 0; i < 6; i++) {
            link.purchase(i + 1, PAN);
            busy.writeInbound(link.frame());
            heartbeat(quiet);
            if (trickling.isActive()) {
                trickling.writeInbound(Unpooled.wrappedBuffer(new byte[] {'0'}));
            }
            elapse(0);
            elapse(LIMIT_NS / 2);
        }
        assertThat(busy.isActive()).isTrue();
        assertThat(quiet.isActive()).isTrue();
        assertThat(trickling.isActive()).as("bytes that make no frame").isFalse();
    }

    @Test
    void shouldNotTakeForSilentWhomItDoesNotRead() {
        EmbeddedChannel channel = link.connect();
        for (int stan = 1; stan <= EmbeddedLink.INBOX + 2; stan++) {
            link.purchase(stan, PAN);
            channel.writeInbound(link.frame());
        }
        assertThat(channel.config().isAutoRead()).isFalse();
        elapse(0);
        elapse(LIMIT_NS);
        elapse(LIMIT_NS);
        assertThat(channel.isActive()).isTrue();
    }

    @Test
    void shouldWriteAFewLinesOfManyConnectionsAndCountTheRest() {
        links.setLevel(Level.INFO);
        for (int i = 0; i < 500; i++) {
            link.connect().close().syncUninterruptibly();
        }
        assertThat(lines(Level.INFO)).hasSize(LinkWarnings.WRITTEN);
        elapse(LinkWarnings.INTERVAL_NS);
        assertThat(lines(Level.INFO)).hasSize(LinkWarnings.WRITTEN);
        assertThat(warnings())
                .containsExactly("link acquirer: 995 more lines on connections were left out");

        link.connect().close().syncUninterruptibly();
        assertThat(lines(Level.INFO)).hasSize(LinkWarnings.WRITTEN + 2);
    }

    private List<String> warnings() {
        return lines(Level.WARN);
    }

    private List<String> lines(Level level) {
        return log.list.stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private void sendBad(EmbeddedChannel channel, int count) {
        for (int stan = 1; stan <= count; stan++) {
            link.purchase(stan, PAN).remove(41);
            channel.writeInbound(link.frame());
        }
    }

    @Test
    void shouldWriteAFewWarningsOfManyAndCountTheRest() {
        EmbeddedChannel channel = proven();
        sendBad(channel, 1_000);
        assertThat(warnings()).hasSize(LinkWarnings.WRITTEN);
        assertThat(link.link.counters().rejected.get()).isEqualTo(1_000);

        elapse(LinkWarnings.INTERVAL_NS - 1);
        assertThat(warnings()).hasSize(LinkWarnings.WRITTEN);
        elapse(1);
        assertThat(warnings())
                .hasSize(LinkWarnings.WRITTEN + 1)
                .last()
                .asString()
                .contains("link acquirer: 995 more warnings were left out");
        elapse(LinkWarnings.INTERVAL_NS);
        assertThat(warnings()).hasSize(LinkWarnings.WRITTEN + 1);

        sendBad(channel, 2);
        assertThat(warnings()).hasSize(LinkWarnings.WRITTEN + 3);
    }
}
