package io.crosspoint.core.link;

import io.crosspoint.iso8583.framing.FrameHandler;
import io.crosspoint.iso8583.framing.FramingException;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * One TCP connection of a link: what its channel tells, what is written to it, and how long it may
 * take.
 */
// A failed write or close ends in channelInactive, where all that depends on it is undone.
@SuppressWarnings("FutureReturnValueIgnored")
final class Connection extends ChannelInboundHandlerAdapter implements FrameHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final MemberLink link;
    private final Channel channel;
    private final FrameArrival arrival;
    private final MemberHeaders headers;
    private final FrameIntake intake;
    private final byte[] messageBytes = new byte[LinkSettings.LONGEST_FRAME];
    private final UnsafeBuffer message = new UnsafeBuffer(messageBytes);
    private @Nullable ByteBuf out;
    private int id;
    private boolean heard = true;
    private long heardNs;
    private boolean proven;
    private boolean proving;
    private long provingSinceNs;

    /**
     * @param taken run when what was read at once has been handed to the lane
     */
    Connection(MemberLink link, Channel channel, Runnable taken) {
        this.link = link;
        this.channel = channel;
        arrival = new FrameArrival(link.settings().framing().prefixLength(), taken);
        headers = new MemberHeaders(link.settings());
        intake = new FrameIntake(link, this, channel, headers);
        proven = !link.settings().listens();
        channel.config()
                .setWriteBufferWaterMark(
                        new WriteBufferWaterMark(
                                LinkSettings.LONGEST_BACKLOG / 2, LinkSettings.LONGEST_BACKLOG));
    }

    /** Puts a connection and what stands before it into its channel. */
    static void install(MemberLink link, Channel channel, Runnable taken) {
        Connection connection = new Connection(link, channel, taken);
        LinkSettings settings = link.settings();
        channel.pipeline()
                .addLast(connection.arrival)
                .addLast(settings.framing().decoder(settings.maxFrame(), connection))
                .addLast(connection);
    }

    int id() {
        return id;
    }

    /** Where the next message to write is encoded. */
    UnsafeBuffer message() {
        return message;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (channel.isActive() && id == 0) {
            id = link.opened(this);
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (id == 0) {
            id = link.opened(this);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        link.closed(this);
        intake.release();
        if (out != null) {
            out.release();
            out = null;
        }
    }

    @Override
    public void onFrame(ByteBuf in, int offset, int length) {
        heard = true;
        arrival.delivered(length);
        LinkCounters.increment(link.counters().framesIn);
        intake.frame(in, offset, length);
    }

    /** The headers of this connection's messages. */
    MemberHeaders headers() {
        return headers;
    }

    /** Tries once more what waits for want of room. */
    void resume() {
        intake.resume();
    }

    @Override
    public void onHeartbeat() {
        heard = true;
        arrival.delivered(0);
        LinkCounters.increment(link.counters().framesIn);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof FramingException) {
            closeForCause(cause.getMessage());
        } else if (cause instanceof java.io.IOException) {
            if (link.arrivals().mayWrite()) {
                LOG.info("link {}: {}", link.settings().name(), cause.getMessage());
            }
            context.close();
        } else {
            LOG.error("link {}: connection closed", link.settings().name(), cause);
            context.close();
        }
    }

    /**
     * A message that cannot be read: a framing with a reject code says so, any other link closes.
     */
    void malformed(String reason, DirectBuffer bytes, int length) {
        LinkSettings settings = link.settings();
        if (settings.framing().hasRejectCode()
                && settings.malformed() == LinkSettings.Malformed.REJECT) {
            LinkCounters.increment(link.counters().rejected);
            if (link.warnings().mayWrite()) {
                LOG.warn("link {}: rejected: {}", settings.name(), reason);
            }
            ByteBuf buffer = channel.alloc().buffer(settings.framing().headerLength() + length);
            headers.writeRejected(buffer, bytes, length);
            flush(buffer);
        } else {
            closeForCause(reason);
        }
    }

    void closeForCause(@Nullable String reason) {
        LinkCounters.increment(link.counters().closedForCause);
        if (link.warnings().mayWrite()) {
            LOG.warn("link {}: connection closed: {}", link.settings().name(), reason);
        }
        close();
    }

    /**
     * Puts the message that was encoded into {@link #message()} on its way; zeroes it there. Of a
     * message whose headers cannot be written nothing is sent, and it is zeroed all the same.
     *
     * @param request what an answer's request is found by in {@link RequestHeaders}; else {@link
     *     RequestHeaders#NONE}
     */
    void write(int length, long request) {
        ByteBuf buffer = out;
        if (buffer == null) {
            buffer = channel.alloc().directBuffer(1 << 16);
            out = buffer;
        }
        int before = buffer.writerIndex();
        try {
            link.writeFrame(buffer, this, length, request);
            buffer.writeBytes(messageBytes, 0, length);
        } catch (RuntimeException e) {
            buffer.writerIndex(before);
            throw e;
        } finally {
            message.setMemory(0, length, (byte) 0);
        }
        LinkCounters.increment(link.counters().framesOut);
        if (buffer.writerIndex() >= LinkSettings.LONGEST_WAITING) {
            flush();
        }
    }

    /** Leaves nothing of a message that could not be encoded to its end. */
    void wipeMessage() {
        Arrays.fill(messageBytes, (byte) 0);
    }

    /** Sends what was written. */
    void flush() {
        ByteBuf buffer = out;
        if (buffer != null) {
            out = null;
            flush(buffer);
        }
    }

    /** A member that sends but does not read must not fill the memory that all links share. */
    private void flush(ByteBuf buffer) {
        channel.writeAndFlush(buffer, channel.voidPromise());
        if (!channel.isWritable() && channel.isActive()) {
            closeForCause(
                    "unread bytes of answers or requests (expected: <= "
                            + LinkSettings.LONGEST_BACKLOG
                            + ")");
        }
    }

    /** Has sent a sound message, or was called by the switch. */
    boolean isProven() {
        return proven;
    }

    void prove() {
        proven = true;
    }

    /** Gives its place to a newcomer. */
    void displace() {
        LinkCounters.increment(link.counters().displaced);
        closeForCause("no message yet, and a newcomer needs the place");
    }

    /**
     * Closes the connection when it took too long with something. What the switch itself does not
     * read is not waited for. The clock is read for this, not for every frame.
     *
     * @param nowNs epoch nanoseconds; a clock set back starts the waits anew
     */
    void checkTime(long nowNs) {
        LinkSettings settings = link.settings();
        int provingSeconds = settings.admission().provingSeconds();
        if (arrival.ageNs(nowNs, intake.isReading())
                >= TimeUnit.SECONDS.toNanos(LinkSettings.LONGEST_ARRIVAL_SECONDS)) {
            LinkCounters.increment(link.counters().closedUnfinished);
            closeForCause(
                    "a frame unfinished (expected: whole within %d s)"
                            .formatted(LinkSettings.LONGEST_ARRIVAL_SECONDS));
        } else if (!proven
                && provingSeconds > 0
                && unprovenNs(nowNs) >= TimeUnit.SECONDS.toNanos(provingSeconds)) {
            LinkCounters.increment(link.counters().closedUnproven);
            closeForCause(
                    "no message yet (expected: a sound one within %d s)".formatted(provingSeconds));
        } else if (settings.idleSeconds() > 0) {
            closeIfIdle(nowNs, TimeUnit.SECONDS.toNanos(settings.idleSeconds()));
        }
    }

    private long unprovenNs(long nowNs) {
        if (!proving || !intake.isReading() || nowNs < provingSinceNs) {
            proving = true;
            provingSinceNs = nowNs;
        }
        return nowNs - provingSinceNs;
    }

    private void closeIfIdle(long nowNs, long limitNs) {
        if (heard || !intake.isReading() || nowNs < heardNs) {
            heard = false;
            heardNs = nowNs;
        } else if (nowNs - heardNs >= limitNs) {
            LinkCounters.increment(link.counters().closedIdle);
            closeForCause(
                    "silent for %d s (expected: a message or heartbeat within %d s)"
                            .formatted(
                                    TimeUnit.NANOSECONDS.toSeconds(nowNs - heardNs),
                                    TimeUnit.NANOSECONDS.toSeconds(limitNs)));
        }
    }

    /** Takes no more messages; what was taken is still answered. */
    void stopReading() {
        intake.stop();
    }

    /** What was written before still goes out. */
    void close() {
        ByteBuf buffer = out;
        if (buffer != null && buffer.isReadable()) {
            out = null;
            channel.writeAndFlush(buffer, channel.voidPromise());
        }
        channel.close();
    }
}
