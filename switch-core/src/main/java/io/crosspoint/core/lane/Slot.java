package io.crosspoint.core.lane;

import io.crosspoint.core.engine.Inbound;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.MessageView;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * One message under way: its bytes, the index over them and what was read from it. Taken from a
 * pool by a link, passed to the lane, given back by whoever uses it last; its bytes are zeroed
 * then.
 */
public final class Slot {
    private final UnsafeBuffer buffer;
    private final MessageView view;
    private final Inbound message = new Inbound();
    private final SlotPool home;
    private int length;

    Slot(SlotPool home, Dialect dialect, int capacity) {
        this.home = home;
        buffer = new UnsafeBuffer(new byte[capacity]);
        view = new MessageView(dialect);
    }

    /** Where the link puts the message, from offset 0. */
    public UnsafeBuffer buffer() {
        return buffer;
    }

    public MessageView view() {
        return view;
    }

    public Inbound message() {
        return message;
    }

    /**
     * Indexes the bytes that were put into the buffer.
     *
     * @return false when they are no message of the dialect, see the view's error
     */
    public boolean index(int messageLength) {
        length = messageLength;
        return view.wrap(buffer, 0, messageLength);
    }

    /** Gives the slot back; it must not be used any more. */
    public void release() {
        buffer.setMemory(0, length, (byte) 0);
        length = 0;
        home.put(this);
    }
}
