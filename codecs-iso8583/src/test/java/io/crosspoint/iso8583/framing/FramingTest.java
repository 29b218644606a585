package io.crosspoint.iso8583.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class FramingTest {
    private static final int MAX = 2_000;

    @ParameterizedTest
    @EnumSource(Framing.class)
    void shouldFindFramesHoweverTheyAreSplit(Framing framing) {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<String> sent = new ArrayList<>();
            ByteBuf stream = stream(framing, random, sent);
            EmbeddedChannel channel = new EmbeddedChannel(framing.decoder(MAX));
            List<ByteBuf> received = new ArrayList<>();
            while (stream.isReadable()) {
                int count = 1 + random.nextInt(random.nextBoolean() ? 5 : 5_000);
                channel.writeInbound(
                        stream.readRetainedSlice(Math.min(count, stream.readableBytes())));
            }
            drain(channel, received);
            assertThat(received.stream().map(ByteBufUtil::hexDump))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(sent);
            received.forEach(ByteBuf::release);
            assertThat(channel.finish()).isFalse();
            assertThat(stream.release()).as("released, seed %d", seed).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void shouldGiveFramesInPlaceHoweverTheyAreSplit(Framing framing) {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<String> sent = new ArrayList<>();
            ByteBuf stream = stream(framing, random, sent);
            List<String> received = new ArrayList<>();
            FrameHandler frames =
                    (in, offset, length) -> received.add(ByteBufUtil.hexDump(in, offset, length));
            EmbeddedChannel channel = new EmbeddedChannel(framing.decoder(MAX, frames));
            while (stream.isReadable()) {
                int count = 1 + random.nextInt(random.nextBoolean() ? 5 : 5_000);
                channel.writeInbound(
                        stream.readRetainedSlice(Math.min(count, stream.readableBytes())));
            }
            assertThat(received).as("seed %d", seed).containsExactlyElementsOf(sent);
            assertThat(channel.finish()).isFalse();
            assertThat(stream.release()).isTrue();
        }
    }

    private static ByteBuf stream(Framing framing, Random random, List<String> sent) {
        ByteBuf stream = Unpooled.buffer();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            int messageLength = 1 + random.nextInt(random.nextBoolean() ? 20 : MAX - 46);
            framing.writeHeader(stream, messageLength);
            byte[] frame = new byte[framing.messageOffset() + messageLength];
            random.nextBytes(frame);
            stream.writeBytes(frame);
            sent.add(ByteBufUtil.hexDump(frame));
        }
        return stream;
    }

    private static void drain(EmbeddedChannel channel, List<ByteBuf> received) {
        for (ByteBuf frame = channel.readInbound(); frame != null; frame = channel.readInbound()) {
            received.add(frame);
        }
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void shouldTellHeartbeatsFromFrames(Framing framing) {
        List<Object> events = new ArrayList<>();
        EmbeddedChannel channel =
                new EmbeddedChannel(
                        framing.decoder(MAX),
                        new ChannelInboundHandlerAdapter() {
                            @Override
                            public void userEventTriggered(
                                    ChannelHandlerContext context, Object event) {
                                events.add(event);
                            }
                        });
        ByteBuf stream = Unpooled.buffer();
        framing.writeHeartbeat(stream);
        framing.writeHeartbeat(stream);

        assertThat(channel.writeInbound(stream)).isFalse();

        assertThat(events).containsExactly(Heartbeat.INSTANCE, Heartbeat.INSTANCE);
    }

    @Test
    void shouldRefuseFramesThatAreTooLong() {
        assertBroken(Framing.LEN2, bytes("\u0007\u00D1"), "2001");
        assertBroken(Framing.LEN4, bytes("\0\0\u0007\u00D1"), "2001");
        assertBroken(Framing.LEN4, bytes("\u00FF\u00FF\u00FF\u00FF"), "malformed");
        assertBroken(Framing.ASCII4, bytes("2001"), "2001");
        assertBroken(Framing.CUPS, bytes("9999"), "9999");
        assertBroken(Framing.BCD2, new byte[] {0x20, 0x01}, "2001");
        assertBroken(Framing.TPDU, bytes("\u0007\u00D1"), "2001");
        assertBroken(Framing.POS, bytes("\u0007\u00D1"), "2001");
    }

    @Test
    void shouldRefuseLengthsThatAreMalformedOrTooShort() {
        assertBroken(Framing.ASCII4, bytes("12x4"), "malformed");
        assertBroken(Framing.ASCII4, bytes("-001"), "malformed");
        assertBroken(Framing.CUPS, bytes("0046"), "46");
        assertBroken(Framing.BCD2, new byte[] {0x1A, 0x01}, "malformed");
        assertBroken(Framing.BCD2, new byte[] {0x01, 0x0F}, "malformed");
        assertBroken(Framing.TPDU, new byte[] {0, 5}, "5");
        assertBroken(Framing.POS, new byte[] {0, 11}, "11");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void assertBroken(Framing framing, byte[] stream, String found) {
        EmbeddedChannel whole = new EmbeddedChannel(framing.decoder(MAX));
        assertThatThrownBy(() -> whole.writeInbound(Unpooled.copiedBuffer(stream)))
                .isInstanceOf(FramingException.class)
                .hasMessageContaining(found)
                .hasMessageContaining("expected: ");
        ByteBuf next = Unpooled.copiedBuffer(stream);
        assertThat(whole.writeInbound(next)).as("nothing after a broken length").isFalse();
        assertThat(next.refCnt()).isZero();

        EmbeddedChannel split = new EmbeddedChannel(framing.decoder(MAX));
        split.writeInbound(Unpooled.copiedBuffer(stream, 0, 1));
        assertThatThrownBy(
                        () ->
                                split.writeInbound(
                                        Unpooled.copiedBuffer(stream, 1, stream.length - 1)))
                .isInstanceOf(FramingException.class);
        split.finishAndReleaseAll();
    }

    @Test
    void shouldRefuseToWriteWhatItCannotCount() {
        UnsafeBuffer into = new UnsafeBuffer(new byte[8]);
        assertThatThrownBy(() -> Framing.LEN2.writeHeader(into, 0, 0x10000))
                .isInstanceOf(FramingException.class);
        assertThatThrownBy(() -> Framing.CUPS.writeHeader(into, 0, 9_954))
                .isInstanceOf(FramingException.class);
        assertThatThrownBy(() -> Framing.LEN2.decoder(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxFrame: 0");
    }

    @Test
    void shouldWriteTheSameLengthIntoEitherKindOfBuffer() {
        for (Framing framing : Framing.values()) {
            UnsafeBuffer memory = new UnsafeBuffer(new byte[framing.prefixLength()]);
            ByteBuf buffer = Unpooled.buffer();
            framing.writeHeader(memory, 0, 345);
            framing.writeHeader(buffer, 345);
            assertThat(ByteBufUtil.getBytes(buffer)).isEqualTo(memory.byteArray());
            assertThat(framing.headerLength())
                    .isEqualTo(framing.prefixLength() + framing.messageOffset());
        }
    }

    @Test
    void shouldFreeAHalfFrameWhenTheChannelCloses() {
        EmbeddedChannel channel = new EmbeddedChannel(Framing.LEN2.decoder(MAX));
        ByteBuf half = Unpooled.copiedBuffer(bytes("\0\u0010half"));
        channel.writeInbound(half);

        assertThat(half.refCnt()).isZero();
        assertThat(channel.finish()).isFalse();
    }
}
