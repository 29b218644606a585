package io.crosspoint.perf.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class Len2HandlerTest {

    @Property(tries = 200)
    void shouldCutFramesHoweverTheyWereSplit(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 300) Integer> lengths,
            @ForAll @IntRange(min = 1, max = 700) int piece) {
        ByteBuf stream = Unpooled.buffer();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < lengths.size(); i++) {
            byte[] frame = new byte[lengths.get(i)];
            java.util.Arrays.fill(frame, (byte) i);
            stream.writeShort(frame.length).writeBytes(frame);
            if (frame.length > 0) {
                expected.add(ByteBufUtil.hexDump(frame));
            }
        }
        Collected frames = new Collected(true);
        EmbeddedChannel channel = new EmbeddedChannel(frames);
        while (stream.isReadable()) {
            int length = Math.min(piece, stream.readableBytes());
            ByteBuf part = Unpooled.buffer(length).writeBytes(stream, length);
            channel.writeInbound(part);
            assertThat(part.refCnt()).isZero();
        }
        assertThat(frames.seen).isEqualTo(expected);
        channel.finishAndReleaseAll();
    }

    @Test
    void shouldCloseTheConnectionOfAPeerThatSendsRubbish() {
        Collected frames = new Collected(false);
        EmbeddedChannel channel = new EmbeddedChannel(frames);
        ByteBuf rubbish = Unpooled.buffer().writeShort(3).writeBytes(new byte[3]);
        channel.writeInbound(rubbish);
        assertThat(channel.isOpen()).isFalse();
        assertThat(rubbish.refCnt()).isZero();
        channel.finishAndReleaseAll();
    }

    private static final class Collected extends Len2Handler {
        private final List<String> seen = new ArrayList<>();
        private final boolean verdict;

        private Collected(boolean verdict) {
            this.verdict = verdict;
        }

        @Override
        protected boolean onFrame(ByteBuf in, int offset, int length) {
            seen.add(ByteBufUtil.hexDump(in, offset, length));
            return verdict;
        }
    }
}
