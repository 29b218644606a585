package io.crosspoint.journal.commitlog;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Makes what was written to a file durable. Tests put a failing one in its place. */
@FunctionalInterface
public interface ChannelForce {
    void force(FileChannel channel) throws IOException;
}
