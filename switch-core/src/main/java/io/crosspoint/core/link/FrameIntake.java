package io.crosspoint.core.link;

import io.crosspoint.core.lane.Slot;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;

/**
 * The reading half of a connection. Frames go into slots as they are read; when the link has no
 * slot or the lane no room the rest of what was read waits here and the connection reads no more.
 */
final class FrameIntake {
    private static final Logger LOG = LoggerFactory.getLogger(FrameIntake.class);

    private final MemberLink link;
    private final Connection connection;
    private final Channel channel;
    private final MemberHeaders headers;
    private final int messageOffset;
    private final ArrayDeque<ByteBuf> waiting = new ArrayDeque<>();
    private @Nullable Slot refused;
    private boolean stopped;

    FrameIntake(MemberLink link, Connection connection, Channel channel, MemberHeaders headers) {
        this.link = link;
        this.connection = connection;
        this.channel = channel;
        this.headers = headers;
        messageOffset = link.settings().framing().messageOffset();
    }

    /** A frame that has just come. */
    void frame(ByteBuf in, int offset, int length) {
        if (isPaused()) {
            waiting.add(in.copy(offset, length));
        } else {
            take(in, offset, length);
        }
    }

    private void take(ByteBuf in, int offset, int length) {
        int messageLength = length - messageOffset;
        Slot slot = link.takeSlot();
        if (slot == null) {
            waiting.addFirst(in.copy(offset, length));
            pause();
            return;
        }
        if (!readHeader(in, offset, length)) {
            slot.release();
            return;
        }
        in.getBytes(offset + messageOffset, slot.buffer().byteArray(), 0, messageLength);
        if (!link.received(slot, messageLength, connection)) {
            refused = slot;
            pause();
        }
    }

    private boolean readHeader(ByteBuf in, int offset, int length) {
        String defect = headers.read(in, offset, length);
        if (defect != null) {
            connection.closeForCause(defect);
            return false;
        }
        int rejectCode = headers.rejectCode();
        if (rejectCode != 0 && link.warnings().mayWrite()) {
            LOG.warn(
                    "link {}: the member rejected a message with code {}",
                    link.settings().name(),
                    rejectCode);
        }
        return rejectCode == 0;
    }

    /** Frames wait here, and the connection is not read meanwhile. */
    boolean isPaused() {
        return refused != null || !waiting.isEmpty();
    }

    /** What the switch itself does not read cannot be waited for. */
    boolean isReading() {
        return !stopped && !isPaused();
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
        if (isReading() && channel.isActive()) {
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

    /** Takes no more messages. */
    void stop() {
        stopped = true;
        pause();
    }

    /** Gives back what waits; the connection is gone. */
    void release() {
        waiting.forEach(ByteBuf::release);
        waiting.clear();
        if (refused != null) {
            refused.release();
            refused = null;
        }
    }
}
