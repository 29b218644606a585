package io.crosspoint.journal.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.function.BooleanSupplier;

/**
 * Writes until it is told to stop. Interrupting the thread would do so too, but closes every
 * channel it uses, those of the journal among them.
 */
final class StoppableChannel implements WritableByteChannel {
    private final WritableByteChannel channel;
    private final BooleanSupplier goOn;

    StoppableChannel(WritableByteChannel channel, BooleanSupplier goOn) {
        this.channel = channel;
        this.goOn = goOn;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        if (!goOn.getAsBoolean()) {
            throw new IOException("stopped before it was whole");
        }
        return channel.write(bytes);
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
