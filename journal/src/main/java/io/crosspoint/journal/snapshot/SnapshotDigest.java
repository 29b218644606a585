package io.crosspoint.journal.snapshot;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** The digest of a state by what it would write. */
public final class SnapshotDigest {
    private SnapshotDigest() {}

    /** The first 8 bytes of the SHA-256 over all that the state writes. */
    public static long of(Snapshotted state) {
        SnapshotWriter writer = new SnapshotWriter(new Nowhere());
        state.save(writer);
        return ByteBuffer.wrap(writer.finish()).getLong();
    }

    private static final class Nowhere implements WritableByteChannel {
        @Override
        public int write(ByteBuffer bytes) {
            int length = bytes.remaining();
            bytes.position(bytes.limit());
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
