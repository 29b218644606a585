package io.crosspoint.core.link;

import static io.crosspoint.core.link.LinkMessages.PAN;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.core.engine.EngineHarness;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;

import org.junit.jupiter.api.Test;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Who gets a place of a link, and how long it is kept without use. */
class AdmissionTest {
    private static final InetSocketAddress SOMEONE = new InetSocketAddress("192.0.2.7", 40_000);
    private static final long STATION = 48_010_000;

    private final EmbeddedLink link = new EmbeddedLink(STATION, EngineHarness.RING.newPanSealer());

    private void elapse(int seconds) {
        link.nowNs += TimeUnit.SECONDS.toNanos(seconds);
        link.link.checkTime();
    }

    private static void heartbeat(EmbeddedChannel channel) {
        channel.writeInbound(Unpooled.wrappedBuffer("0000".getBytes(StandardCharsets.ISO_8859_1)));
    }

    private ByteBuf message(int stan) {
        link.purchase(stan, PAN);
        return link.frame();
    }

    private EmbeddedChannel proven(int stan) {
        EmbeddedChannel channel = link.connect();
        channel.writeInbound(message(stan));
        return channel;
    }

    @Test
    void shouldCloseAConnectionThatLeavesAFrameUnfinished() {
        EmbeddedChannel half = proven(1);
        ByteBuf frame = message(2);
        half.writeInbound(frame.readRetainedSlice(frame.readableBytes() - 20));
        elapse(0);
        for (int second = 1; second < LinkSettings.LONGEST_ARRIVAL_SECONDS; second++) {
            half.writeInbound(frame.readRetainedSlice(1));
            elapse(1);
        }
        assertThat(half.isActive()).isTrue();

        elapse(1);

        assertThat(half.isActive()).as("a byte a second").isFalse();
        assertThat(link.link.counters().closedUnfinished.get()).isEqualTo(1);
        assertThat(link.link.counters().closedForCause.get()).isEqualTo(1);
        assertThat(link.link.connectionCount()).isZero();
    }

    @Test
    void shouldKeepAConnectionWhoseFramesAreSplitButFinished() {
        EmbeddedChannel split = proven(1);
        for (int stan = 2; stan < 14; stan++) {
            ByteBuf frame = message(stan);
            split.writeInbound(frame.readRetainedSlice(frame.readableBytes() / 2));
            elapse(LinkSettings.LONGEST_ARRIVAL_SECONDS - 1);
            split.writeInbound(frame);
            heartbeat(split);
        }
        elapse(LinkSettings.LONGEST_ARRIVAL_SECONDS);
        assertThat(split.isActive()).isTrue();
        assertThat(link.link.counters().framesIn.get()).isEqualTo(25);
    }

    @Test
    void shouldNotTakeHeartbeatsOrRefusedMessagesForProof() {
        EmbeddedChannel beating = link.connect();
        EmbeddedChannel refused = link.connect();
        EmbeddedChannel member = proven(1);
        elapse(0);
        for (int second = 1; second < EmbeddedLink.PROVING_SECONDS; second++) {
            heartbeat(beating);
            link.purchase(second, PAN).remove(41);
            refused.writeInbound(link.frame());
            elapse(1);
        }
        assertThat(List.of(beating, refused)).allMatch(EmbeddedChannel::isActive);

        elapse(1);

        assertThat(beating.isActive()).as("heartbeats only").isFalse();
        assertThat(refused.isActive()).as("refused messages only").isFalse();
        assertThat(member.isActive()).isTrue();
        assertThat(link.link.counters().closedUnproven.get()).isEqualTo(2);
    }

    @Test
    void shouldGiveTheNewcomerThePlaceOfTheOldestUnprovenConnection() {
        EmbeddedChannel member = proven(1);
        EmbeddedChannel oldest = link.connect();
        EmbeddedChannel younger = link.connect();
        proven(2);
        assertThat(link.link.connectionCount()).isEqualTo(EmbeddedLink.PLACES);

        assertThat(link.link.admits(SOMEONE)).isTrue();

        assertThat(oldest.isActive()).isFalse();
        assertThat(younger.isActive()).isTrue();
        assertThat(member.isActive()).isTrue();
        assertThat(link.link.connectionCount()).isEqualTo(EmbeddedLink.PLACES - 1);
        assertThat(link.link.counters().displaced.get()).isEqualTo(1);
    }

    @Test
    void shouldRefuseTheNewcomerWhereAllHaveProvenThemselves() {
        for (int stan = 1; stan <= EmbeddedLink.PLACES; stan++) {
            proven(stan);
        }
        assertThat(link.link.admits(SOMEONE)).isFalse();
        assertThat(link.link.connectionCount()).isEqualTo(EmbeddedLink.PLACES);
        assertThat(link.link.counters().refusedFull.get()).isEqualTo(1);
    }

    @Test
    void shouldCountAndRefuseWhomThePeersDoNotName() {
        MemberLink named =
                new EmbeddedLink(
                                STATION,
                                EngineHarness.RING.newPanSealer(),
                                PeerNetworks.of(List.of("192.0.2.0/29")))
                        .link;
        assertThat(named.admits(SOMEONE)).isTrue();
        assertThat(named.admits(new InetSocketAddress("192.0.2.8", 40_000))).isFalse();
        assertThat(named.admits(null)).isFalse();
        assertThat(named.counters().refusedPeers.get()).isEqualTo(2);
    }
}
