package io.crosspoint.iso8583.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.Specimens;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class FrameEncoderTest {
    private static final int MAX = 500;

    @ParameterizedTest
    @EnumSource(Framing.class)
    void shouldWriteWhatTheDecoderFinds(Framing framing) {
        Random random = new Random(7);
        EmbeddedChannel out = new EmbeddedChannel(framing.encoder(MAX));
        EmbeddedChannel in = new EmbeddedChannel(framing.decoder(MAX));
        List<String> sent = new ArrayList<>();
        for (int length = framing.messageOffset() + 1; length <= MAX; length += 37) {
            byte[] frame = new byte[length];
            random.nextBytes(frame);
            sent.add(ByteBufUtil.hexDump(frame));
            out.writeOutbound(Unpooled.wrappedBuffer(frame));
            out.writeOutbound(Heartbeat.INSTANCE);
        }
        List<String> received = new ArrayList<>();
        for (ByteBuf bytes = out.readOutbound(); bytes != null; bytes = out.readOutbound()) {
            in.writeInbound(bytes);
        }
        for (ByteBuf frame = in.readInbound(); frame != null; frame = in.readInbound()) {
            received.add(ByteBufUtil.hexDump(frame));
            frame.release();
        }

        assertThat(received).containsExactlyElementsOf(sent);
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void shouldFailAFrameOfAnotherSizeAndWriteTheNext(Framing framing) {
        EmbeddedChannel out = new EmbeddedChannel(framing.encoder(MAX));
        for (int length : new int[] {framing.messageOffset(), MAX + 1}) {
            ByteBuf frame = Unpooled.buffer().writeZero(length);
            ChannelFuture written = out.writeAndFlush(frame);

            assertThat(written.cause())
                    .isInstanceOf(FramingException.class)
                    .hasMessageContaining("frame length: " + length);
            assertThat(frame.refCnt()).isZero();
        }
        assertThat(out.writeOutbound(Unpooled.buffer().writeZero(MAX))).isTrue();
        out.finishAndReleaseAll();
    }

    @Test
    void shouldFrameTheTerminalSpecimen() {
        byte[] message = Specimens.named("terminal sign-on answer");
        UnsafeBuffer frame = new UnsafeBuffer(new byte[PosHeader.LENGTH + message.length]);
        PosHeader.write(frame, 0, 3, 0, new PosHeader.Terminal(60, 31, 0, 0, 311_234));
        frame.putBytes(PosHeader.LENGTH, message);
        EmbeddedChannel out = new EmbeddedChannel(Framing.POS.encoder(MAX));
        out.writeOutbound(Unpooled.wrappedBuffer(frame.byteArray()));
        ByteBuf stream = Unpooled.buffer();
        for (ByteBuf part = out.readOutbound(); part != null; part = out.readOutbound()) {
            stream.writeBytes(part);
            part.release();
        }
        List<byte[]> messages = new ArrayList<>();
        PosHeader header = new PosHeader();
        EmbeddedChannel in =
                new EmbeddedChannel(
                        Framing.POS.decoder(
                                MAX,
                                (bytes, offset, length) -> {
                                    byte[] whole = ByteBufUtil.getBytes(bytes, offset, length);
                                    assertThat(header.wrap(new UnsafeBuffer(whole), 0, length))
                                            .isTrue();
                                    int at = Framing.POS.messageOffset();
                                    messages.add(java.util.Arrays.copyOfRange(whole, at, length));
                                }));
        while (stream.isReadable()) {
            in.writeInbound(stream.readRetainedSlice(1));
        }
        in.writeInbound(stream.readerIndex(0));

        assertThat(messages).hasSize(2).allMatch(found -> java.util.Arrays.equals(found, message));
    }
}
