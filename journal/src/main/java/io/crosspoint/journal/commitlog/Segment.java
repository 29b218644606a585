package io.crosspoint.journal.commitlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One file of the ring. Committer's thread. */
final class Segment implements AutoCloseable {
    private static final int STEP_BYTES = 1 << 20;

    private final FileChannel channel;
    private final int capacity;
    private int end;
    private long lastSequence;
    private boolean unforced;

    private Segment(FileChannel channel, int capacity) {
        this.channel = channel;
        this.capacity = capacity;
    }

    /** Opens a file that counts as holding nothing; it is filled with zeros when it is new. */
    static Segment open(Path file, int capacity) throws IOException {
        boolean whole = Files.exists(file) && Files.size(file) == capacity;
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Segment segment = new Segment(channel, capacity);
        if (!whole) {
            segment.fill();
        }
        return segment;
    }

    /** Storage taken and sizes final: a force later on has nothing but the bytes to write. */
    private void fill() throws IOException {
        channel.truncate(0);
        ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(STEP_BYTES, capacity));
        for (int at = 0; at < capacity; at += zeros.limit()) {
            zeros.clear().limit(Math.min(zeros.capacity(), capacity - at));
            writeFully(zeros, at);
        }
        channel.force(true);
    }

    private void writeFully(ByteBuffer bytes, int from) throws IOException {
        int at = from;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    int room() {
        return capacity - end;
    }

    /** Last record written in this lap; 0 without one. */
    long lastSequence() {
        return lastSequence;
    }

    /** Writes whole records behind those of this lap. */
    void write(ByteBuffer records, long newLastSequence) throws IOException {
        int length = records.remaining();
        writeFully(records, end);
        end += length;
        lastSequence = newLastSequence;
        unforced = true;
    }

    /** Begins a new lap over what was written before. */
    void rewind() {
        end = 0;
        lastSequence = 0;
    }

    /** Leaves nothing that a start could take for a record. */
    void clear() throws IOException {
        rewind();
        writeFully(ByteBuffer.allocate(Long.BYTES), 0);
        unforced = true;
    }

    void force(ChannelForce force) throws IOException {
        if (unforced) {
            force.force(channel);
            unforced = false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
