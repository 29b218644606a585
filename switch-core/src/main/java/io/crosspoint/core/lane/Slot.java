package io.crosspoint.core.lane;

import io.crosspoint.core.engine.Inbound;
import io.crosspoint.iso8583.Dialect;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * One message under way: its bytes and what was read from it. Taken from a pool by a link, passed
 * to the lane, given back by whoever uses it last; its bytes are zeroed then.
 */
public final class Slot {
    private final UnsafeBuffer buffer;
    private final Inbound message = new Inbound();
    private final Dialect dialect;
    private final SlotPool home;
    private int length;

    Slot(SlotPool home, Dialect dialect, int capacity) {
        this.home = home;
        buffer = new UnsafeBuffer(new byte[capacity]);
        this.dialect = dialect;
    }

    /** Where the link puts the message, from offset 0. */
    public UnsafeBuffer buffer() {
        return buffer;
    }

    /** What the message is written in. */
    public Dialect dialect() {
        return dialect;
    }

    public Inbound message() {
        return message;
    }

    /** Bytes of the message. */
    public int length() {
        return length;
    }

    /** Says how many bytes were put into the buffer, before anything can go wrong with them. */
    public void length(int messageLength) {
        length = messageLength;
    }

    /** Gives the slot back; it must not be used any more. */
    public void release() {
        buffer.setMemory(0, length, (byte) 0);
        length = 0;
        home.put(this);
    }
}
