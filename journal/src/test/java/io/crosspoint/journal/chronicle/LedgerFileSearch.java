package io.crosspoint.journal.chronicle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Finds records in a ledger's file without any of the code under test. */
final class LedgerFileSearch {
    private static final int ENVELOPE_BYTES = 40;
    private static final int SEQUENCE_OFFSET = 16;

    private LedgerFileSearch() {}

    /** Where the body of a record begins: sequence in the envelope, and again in the body. */
    static long offsetOfBody(Path file, long sequence) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // the whole file
            }
            for (int at = 0; at + ENVELOPE_BYTES + Long.BYTES <= bytes.limit(); at += 4) {
                if (bytes.getLong(at + SEQUENCE_OFFSET) == sequence
                        && bytes.getLong(at + ENVELOPE_BYTES) == sequence) {
                    return (long) at + ENVELOPE_BYTES;
                }
            }
        }
        throw new AssertionError("record " + sequence + " is not in " + file);
    }
}
