package io.crosspoint.core.link;

import static io.crosspoint.core.link.LinkMessages.PAN;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.core.engine.EngineHarness;
import io.crosspoint.core.lane.Effect;
import io.crosspoint.crypto.PanSealer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;

import org.junit.jupiter.api.Test;

/** What a connection does at its edges: no room, no more reading, messages that fail. */
class ConnectionTest {
    private static final long STATION = 48_010_000;

    /** Fails while told to. */
    private static final class FailingSealer implements PanSealer {
        private final PanSealer sealer = EngineHarness.RING.newPanSealer();
        private boolean failing = true;

        @Override
        public int keyVersion() {
            return sealer.keyVersion();
        }

        @Override
        public void seal(byte[] digits, int at, int length, byte[] seal, int sealAt) {
            if (failing) {
                throw new IllegalStateException("the key is gone");
            }
            sealer.seal(digits, at, length, seal, sealAt);
        }

        @Override
        public int unseal(byte[] seal, int sealAt, int keyVersion, byte[] digits, int at) {
            return sealer.unseal(seal, sealAt, keyVersion, digits, at);
        }
    }

    private static EmbeddedLink link() {
        return new EmbeddedLink(STATION, EngineHarness.RING.newPanSealer());
    }

    private static void send(EmbeddedLink link, EmbeddedChannel channel, int count) {
        for (int stan = 1; stan <= count; stan++) {
            link.purchase(stan, PAN);
            channel.writeInbound(link.frame());
        }
    }

    @Test
    void shouldCountAFrameOnceHoweverOftenItIsOffered() {
        EmbeddedLink link = link();
        EmbeddedChannel channel = link.connect();
        int count = EmbeddedLink.INBOX + 4;
        send(link, channel, count);
        assertThat(channel.config().isAutoRead()).isFalse();

        link.link.resume();
        link.link.resume();
        assertThat(link.link.counters().framesIn.get()).isEqualTo(count);

        link.lane.doWork();
        link.link.resume();
        assertThat(link.link.counters().framesIn.get()).isEqualTo(count);
        assertThat(channel.config().isAutoRead()).isTrue();
        link.lane.doWork();
        assertThat(link.left).hasSize(count);
    }

    @Test
    void shouldReadNoMoreOnceItWasStopped() {
        EmbeddedLink link = link();
        EmbeddedChannel channel = link.connect();
        int count = EmbeddedLink.INBOX + 4;
        send(link, channel, count);

        EmbeddedLink.connection(channel).stopReading();
        link.lane.doWork();
        link.link.resume();

        assertThat(channel.config().isAutoRead()).isFalse();
        link.lane.doWork();
        assertThat(link.left).as("what was read before is still answered").hasSize(count);
    }

    @Test
    void shouldKeepItsSlotsWhenReadingAMessageFails() {
        FailingSealer sealer = new FailingSealer();
        EmbeddedLink link = new EmbeddedLink(STATION, sealer);
        for (int i = 0; i < EmbeddedLink.SLOTS + 1; i++) {
            EmbeddedChannel channel = link.connect();
            send(link, channel, 1);
            assertThat(channel.isActive()).isFalse();
        }
        assertThat(link.freeSlots()).isEqualTo(EmbeddedLink.SLOTS);

        sealer.failing = false;
        send(link, link.connect(), 1);
        link.lane.doWork();
        assertThat(link.left).hasSize(1);
    }

    @Test
    void shouldSendWhatWasWrittenBeforeItCloses() {
        EmbeddedLink link = link();
        EmbeddedChannel channel = link.connect();
        send(link, channel, 1);
        link.lane.doWork();
        assertThat(link.link.send(link.left.getFirst())).isTrue();
        assertThat(channel.outboundMessages()).isEmpty();

        EmbeddedLink.connection(channel).closeForCause("a frame that is none");

        assertThat(channel.isActive()).isFalse();
        assertThat(channel.outboundMessages()).hasSize(1);
        channel.releaseOutbound();
    }

    @Test
    void shouldNotLetMoreThanItsBoundWaitToBeFlushed() {
        EmbeddedLink link = link();
        EmbeddedChannel channel = link.connect();
        for (int stan = 1; channel.outboundMessages().isEmpty(); stan++) {
            assertThat(stan).isLessThan(LinkSettings.LONGEST_WAITING / 64);
            link.purchase(stan, PAN);
            channel.writeInbound(link.frame());
            link.lane.doWork();
            Effect answer = link.left.removeFirst();
            assertThat(link.link.send(answer)).isTrue();
            link.lane.recycle(answer);
        }
        ByteBuf written = channel.readOutbound();
        assertThat(written.readableBytes())
                .isBetween(
                        LinkSettings.LONGEST_WAITING,
                        LinkSettings.LONGEST_WAITING + LinkSettings.LONGEST_FRAME);
        written.release();
    }

    @Test
    void shouldLeaveNothingOfAMessageWhoseHeaderCannotBeWritten() {
        long noStation = 999_999_999_999L; // more digits than a header has room for
        EmbeddedLink link = new EmbeddedLink(noStation, EngineHarness.RING.newPanSealer());
        EmbeddedChannel channel = link.connect();
        Connection connection = EmbeddedLink.connection(channel);
        link.purchase(1, PAN).remove(41);

        channel.writeInbound(link.frame()); // refused, which writes an answer

        assertThat(connection.message().byteArray()).containsOnly(0);
        assertThat(channel.<Object>readOutbound()).isNull();
        assertThat(link.link.counters().framesOut.get()).isZero();
        assertThat(channel.isActive()).isFalse();
        assertThat(link.freeSlots()).isEqualTo(EmbeddedLink.SLOTS);
    }
}
