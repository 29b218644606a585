package io.crosspoint.core.link;

import io.crosspoint.core.lane.Slot;
import io.crosspoint.iso8583.framing.CupsHeader;
import io.crosspoint.iso8583.framing.FrameHandler;
import io.crosspoint.iso8583.framing.FramingException;
import io.crosspoint.iso8583.framing.PosHeader;
import io.crosspoint.iso8583.framing.TpduHeader;
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

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * One TCP connection of a link. Frames go into slots as they are read; when the link has no slot or
 * the lane no room the rest of what was read waits here and the connection reads no more.
 */
// A failed write or close ends in channelInactive, where all that depends on it is undone.
@SuppressWarnings("FutureReturnValueIgnored")
final class Connection extends ChannelInboundHandlerAdapter implements FrameHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final int REJECTED = 1;

    /** What the switch, which is no terminal, says of itself: the application of cards alone. */
    private static final PosHeader.Terminal OWN_TERMINAL = new PosHeader.Terminal(60, 0, 0, 0, 0);

    private final MemberLink link;
    private final Channel channel;
    private final Runnable roundDone;
    private final FrameArrival arrival;
    private final ArrayDeque<ByteBuf> waiting = new ArrayDeque<>();
    private final byte[] messageBytes = new byte[LinkSettings.LONGEST_FRAME];
    private final UnsafeBuffer message = new UnsafeBuffer(messageBytes);
    private final byte[] headerBytes = new byte[CupsHeader.LENGTH];
    private final UnsafeBuffer header = new UnsafeBuffer(headerBytes);
    private final CupsHeader memberHeader = new CupsHeader();
    private final TpduHeader tpduHeader = new TpduHeader();
    private final PosHeader posHeader = new PosHeader();
    private final byte[] ownHeader = new byte[CupsHeader.LENGTH];
    private final UnsafeBuffer ownHeaderBuffer = new UnsafeBuffer(ownHeader);
    private @Nullable Slot refused;
    private @Nullable ByteBuf out;
    private int id;
    private boolean stopped;
    private boolean heard = true;
    private long heardNs;
    private boolean proven;
    private boolean proving;
    private long provingSinceNs;

    /**
     * @param roundDone run when all that was read has been handed to the lane
     */
    Connection(MemberLink link, Channel channel, Runnable roundDone) {
        this.link = link;
        this.channel = channel;
        this.roundDone = roundDone;
        arrival = new FrameArrival(link.settings().framing().prefixLength());
        proven = !link.settings().listens();
        channel.config()
                .setWriteBufferWaterMark(
                        new WriteBufferWaterMark(
                                LinkSettings.LONGEST_BACKLOG / 2, LinkSettings.LONGEST_BACKLOG));
    }

    /** Puts a connection and what stands before it into its channel. */
    static void install(MemberLink link, Channel channel, Runnable roundDone) {
        Connection connection = new Connection(link, channel, roundDone);
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
        waiting.forEach(ByteBuf::release);
        waiting.clear();
        if (refused != null) {
            refused.release();
            refused = null;
        }
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
        if (isPaused()) {
            waiting.add(in.copy(offset, length));
        } else {
            take(in, offset, length);
        }
    }

    private void take(ByteBuf in, int offset, int length) {
        int messageAt = offset + link.settings().framing().messageOffset();
        int messageLength = length - link.settings().framing().messageOffset();
        Slot slot = link.takeSlot();
        if (slot == null) {
            waiting.addFirst(in.copy(offset, length));
            pause();
            return;
        }
        if (!readMemberHeader(in, offset, length)) {
            slot.release();
            return;
        }
        in.getBytes(messageAt, slot.buffer().byteArray(), 0, messageLength);
        if (!link.received(slot, messageLength, this)) {
            refused = slot;
            pause();
        }
    }

    private boolean readMemberHeader(ByteBuf in, int offset, int length) {
        return switch (link.settings().framing()) {
            case CUPS -> readCupsHeader(in, offset, length);
            case TPDU -> {
                in.getBytes(offset, headerBytes, 0, TpduHeader.LENGTH);
                yield tpduHeader.wrap(header, 0, length)
                        || closed("TPDU (expected: protocol 60 and two addresses)");
            }
            case POS -> {
                in.getBytes(offset, headerBytes, 0, PosHeader.LENGTH);
                yield posHeader.wrap(header, 0, length)
                        || closed("terminal header (expected: a TPDU and 12 BCD digits)");
            }
            case LEN2, LEN4, ASCII4, BCD2 -> true;
        };
    }

    private boolean closed(String cause) {
        closeForCause(cause);
        return false;
    }

    private boolean readCupsHeader(ByteBuf in, int offset, int length) {
        in.getBytes(offset, headerBytes, 0, CupsHeader.LENGTH);
        if (memberHeader.wrap(header, 0, length)) {
            if (memberHeader.rejectCode() != 0) {
                if (link.warnings().mayWrite()) {
                    LOG.warn(
                            "link {}: the member rejected a message with code {}",
                            link.settings().name(),
                            memberHeader.rejectCode());
                }
                return false;
            }
            return true;
        }
        return closed("member header (expected: 46 bytes that count the frame)");
    }

    /** The header of the message being read, where the framing has one. */
    UnsafeBuffer header() {
        return header;
    }

    private boolean isPaused() {
        return refused != null || !waiting.isEmpty();
    }

    private void pause() {
        channel.config().setAutoRead(false);
    }

    /** Tries what waits once more. What the lane had no room for was read and checked before. */
    void resume() {
        if (!isPaused()) {
            return;
        }
        Slot slot = refused;
        if (slot != null) {
            if (!link.offer(slot)) {
                return;
            }
            refused = null;
        }
        while (refused == null && !waiting.isEmpty() && channel.isActive()) {
            ByteBuf frame = waiting.poll();
            int before = waiting.size();
            takeWaiting(frame);
            if (waiting.size() > before) {
                return;
            }
        }
        if (!isPaused() && !stopped && channel.isActive()) {
            channel.config().setAutoRead(true);
            channel.read();
        }
    }

    /** As the decoder does with a frame just read: what fails here ends this connection only. */
    private void takeWaiting(ByteBuf frame) {
        try {
            take(frame, frame.readerIndex(), frame.readableBytes());
        } catch (RuntimeException e) {
            channel.pipeline().fireExceptionCaught(e);
        } finally {
            frame.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        roundDone.run();
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
        if (link.settings().framing().hasRejectCode()
                && link.settings().malformed() == LinkSettings.Malformed.REJECT) {
            LinkCounters.increment(link.counters().rejected);
            if (link.warnings().mayWrite()) {
                LOG.warn("link {}: rejected: {}", link.settings().name(), reason);
            }
            reject(bytes, length);
        } else {
            closeForCause(reason);
        }
    }

    /** The same bytes back, their header with a reject code. */
    private void reject(DirectBuffer bytes, int length) {
        ByteBuf buffer = channel.alloc().buffer(CupsHeader.LENGTH + length + 8);
        link.settings().framing().writeHeader(buffer, length);
        byte[] answer = new byte[CupsHeader.LENGTH + length];
        memberHeader.answer(new UnsafeBuffer(answer), 0, length, REJECTED);
        bytes.getBytes(0, answer, CupsHeader.LENGTH, length);
        buffer.writeBytes(answer);
        Arrays.fill(answer, (byte) 0);
        flush(buffer);
    }

    private void closeForCause(@Nullable String reason) {
        LinkCounters.increment(link.counters().closedForCause);
        if (link.warnings().mayWrite()) {
            LOG.warn("link {}: connection closed: {}", link.settings().name(), reason);
        }
        channel.close();
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
    }

    /** Leaves nothing of a message that could not be encoded to its end. */
    void wipeMessage() {
        Arrays.fill(messageBytes, (byte) 0);
    }

    /** Writes a header with the addresses that are configured. */
    void writeOwnHeader(ByteBuf buffer, int messageLength) {
        LinkSettings settings = link.settings();
        int station = (int) settings.station();
        int peer = (int) settings.peerStation();
        switch (settings.framing()) {
            case CUPS ->
                    CupsHeader.write(
                            ownHeaderBuffer,
                            0,
                            CupsHeader.TEST,
                            settings.peerStation(),
                            settings.station(),
                            messageLength);
            case TPDU -> TpduHeader.write(ownHeaderBuffer, 0, peer, station);
            case POS -> PosHeader.write(ownHeaderBuffer, 0, peer, station, OWN_TERMINAL);
            case LEN2, LEN4, ASCII4, BCD2 -> {}
        }
        writeHeader(buffer);
    }

    /** Writes the header that was made in {@link #ownHeader()}. */
    void writeHeader(ByteBuf buffer) {
        buffer.writeBytes(ownHeader, 0, link.settings().framing().messageOffset());
    }

    /** Where a header to write is made. */
    UnsafeBuffer ownHeader() {
        return ownHeaderBuffer;
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
        if (arrival.ageNs(nowNs, !stopped && !isPaused())
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
        if (!proving || stopped || isPaused() || nowNs < provingSinceNs) {
            proving = true;
            provingSinceNs = nowNs;
        }
        return nowNs - provingSinceNs;
    }

    private void closeIfIdle(long nowNs, long limitNs) {
        if (heard || stopped || isPaused() || nowNs < heardNs) {
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
        stopped = true;
        pause();
    }

    void close() {
        channel.close();
    }
}
