package io.crosspoint.iso8583.framing;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;

import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Any bytes as a stream of each framing. The first byte of an input chooses the framing, the second
 * the longest frame, the third how the stream is split.
 */
public final class FramingFuzz {
    private static final Framing[] FRAMINGS = Framing.values();
    private static final int CHOICES = 3;
    private static final String BROKEN = "broken";
    private static final String HEARTBEAT = "heartbeat";

    private FramingFuzz() {}

    /** Reads the dialects and more before the time of an input counts. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput(new byte[64]);
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length <= CHOICES) {
            return;
        }
        Framing framing = FRAMINGS[(input[0] & 0xFF) % FRAMINGS.length];
        int maxFrame = framing.shortestFrame() + (input[1] & 0xFF) * 8;
        byte[] stream = Arrays.copyOfRange(input, CHOICES, input.length);
        int[] whole = {stream.length};
        List<String> frames = inPlace(framing, maxFrame, stream, whole);
        assertThat(taken(framing, frames)).isEqualTo(start(stream, framing, frames));
        int[] cuts = cuts(stream.length, input[2]);
        assertThat(inPlace(framing, maxFrame, stream, cuts)).isEqualTo(frames);
        assertThat(fired(framing, maxFrame, stream, whole)).isEqualTo(frames);
        assertThat(fired(framing, maxFrame, stream, cuts)).isEqualTo(frames);
        for (String frame : frames) {
            if (!frame.equals(BROKEN) && !frame.equals(HEARTBEAT)) {
                readHeaders(ByteBufUtil.decodeHexDump(frame));
            }
        }
    }

    private static int[] cuts(int length, int seed) {
        Random random = new Random(seed);
        int longest = 1 + random.nextInt(1 + random.nextInt(64));
        int[] cuts = new int[length];
        int count = 0;
        for (int at = 0; at < length; count++) {
            cuts[count] = Math.min(1 + random.nextInt(longest), length - at);
            at += cuts[count];
        }
        return Arrays.copyOf(cuts, count);
    }

    private static List<String> inPlace(Framing framing, int maxFrame, byte[] stream, int[] cuts) {
        List<String> events = new ArrayList<>();
        FrameHandler handler =
                new FrameHandler() {
                    @Override
                    public void onFrame(ByteBuf in, int offset, int length) {
                        events.add(ByteBufUtil.hexDump(in, offset, length));
                    }

                    @Override
                    public void onHeartbeat() {
                        events.add(HEARTBEAT);
                    }
                };
        feed(new EmbeddedChannel(framing.decoder(maxFrame, handler)), stream, cuts, events);
        return events;
    }

    private static List<String> fired(Framing framing, int maxFrame, byte[] stream, int[] cuts) {
        List<String> events = new ArrayList<>();
        ChannelInboundHandlerAdapter handler =
                new ChannelInboundHandlerAdapter() {
                    @Override
                    public void channelRead(ChannelHandlerContext context, Object message) {
                        ByteBuf frame = (ByteBuf) message;
                        events.add(ByteBufUtil.hexDump(frame));
                        frame.release();
                    }

                    @Override
                    public void userEventTriggered(ChannelHandlerContext context, Object event) {
                        assertThat(event).isSameAs(Heartbeat.INSTANCE);
                        events.add(HEARTBEAT);
                    }
                };
        feed(new EmbeddedChannel(framing.decoder(maxFrame), handler), stream, cuts, events);
        return events;
    }

    private static void feed(
            EmbeddedChannel channel, byte[] stream, int[] cuts, List<String> events) {
        int at = 0;
        for (int count : cuts) {
            ByteBuf part = Unpooled.copiedBuffer(stream, at, count);
            at += count;
            try {
                channel.writeInbound(part);
            } catch (FramingException e) {
                assertThat(e.getMessage()).contains("expected: ");
                events.add(BROKEN);
            }
            assertThat(part.refCnt()).isZero();
        }
        assertThat(channel.finish()).isFalse();
    }

    /** The bytes that the frames were, with the prefixes that they must have had. */
    private static byte[] taken(Framing framing, List<String> frames) {
        ByteBuf taken = Unpooled.buffer();
        for (String frame : frames) {
            if (frame.equals(HEARTBEAT)) {
                framing.writeHeartbeat(taken);
            } else if (!frame.equals(BROKEN)) {
                framing.writeHeader(taken, frame.length() / 2 - framing.messageOffset());
                taken.writeBytes(ByteBufUtil.decodeHexDump(frame));
            }
        }
        return ByteBufUtil.getBytes(taken);
    }

    private static byte[] start(byte[] stream, Framing framing, List<String> frames) {
        return Arrays.copyOf(stream, taken(framing, frames).length);
    }

    private static void readHeaders(byte[] frame) {
        UnsafeBuffer in = new UnsafeBuffer(frame);
        UnsafeBuffer answer = new UnsafeBuffer(new byte[frame.length]);
        UnsafeBuffer back = new UnsafeBuffer(new byte[frame.length]);
        TpduHeader tpdu = new TpduHeader();
        if (tpdu.wrap(in, 0, frame.length)) {
            tpdu.answer(answer, 0);
            TpduHeader answered = new TpduHeader();
            assertThat(answered.wrap(answer, 0, frame.length)).isTrue();
            assertThat(answered.source()).isEqualTo(tpdu.destination());
            answered.answer(back, 0);
            assertSame(in, back, TpduHeader.LENGTH);
        }
        PosHeader pos = new PosHeader();
        if (pos.wrap(in, 0, frame.length)) {
            pos.answer(answer, 0, pos.processingRequest());
            PosHeader answered = new PosHeader();
            assertThat(answered.wrap(answer, 0, frame.length)).isTrue();
            assertThat(answered.softwareSubVersion()).isEqualTo(pos.softwareSubVersion());
            answered.answer(back, 0, pos.processingRequest());
            assertSame(in, back, PosHeader.LENGTH);
        }
        CupsHeader cups = new CupsHeader();
        if (cups.wrap(in, 0, frame.length)) {
            int messageLength = frame.length - CupsHeader.LENGTH;
            cups.answer(answer, 0, messageLength, cups.rejectCode());
            CupsHeader answered = new CupsHeader();
            assertThat(answered.wrap(answer, 0, frame.length)).isTrue();
            assertThat(answered.source()).isEqualTo(cups.destination());
            answered.answer(back, 0, messageLength, cups.rejectCode());
            assertSame(in, back, CupsHeader.LENGTH);
        }
    }

    private static void assertSame(UnsafeBuffer expected, UnsafeBuffer found, int length) {
        assertThat(Arrays.copyOf(found.byteArray(), length))
                .isEqualTo(Arrays.copyOf(expected.byteArray(), length));
    }
}
