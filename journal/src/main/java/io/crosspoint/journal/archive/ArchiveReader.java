package io.crosspoint.journal.archive;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.RecordChain;
import io.crosspoint.journal.RecordCursor;
import io.crosspoint.journal.RecordEnvelope;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.seal.DateSeal;

import org.agrona.concurrent.UnsafeBuffer;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads the records of one archived date, checking each and its link to the one before. */
public final class ArchiveReader implements JournalReader {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final InputStream in;
    private final RecordChain chain = new RecordChain();
    private final RecordCursor cursor = new RecordCursor();
    private final byte[] record = new byte[RecordBatch.MAX_RECORD_BYTES + RecordEnvelope.ALIGNMENT];
    private final UnsafeBuffer buffer = new UnsafeBuffer(record);
    private final ByteBuffer bytes = ByteBuffer.wrap(record);

    private ArchiveReader(Path file, InputStream in, DateSeal seal) {
        this.file = file;
        this.in = in;
        chain.standAfter(
                seal.firstSequence() - 1, Integer.parseUnsignedInt(seal.previousCrc(), 16));
    }

    /**
     * Stands before the first record.
     *
     * @param seal of the date; says where the chain begins
     * @throws ArchiveException when the file cannot be unpacked
     */
    public static ArchiveReader open(Path file, DateSeal seal) throws IOException {
        InputStream packed = Files.newInputStream(file);
        try {
            GZIPInputStream unpacked = new GZIPInputStream(packed, BUFFER_BYTES);
            return new ArchiveReader(file, new BufferedInputStream(unpacked, BUFFER_BYTES), seal);
        } catch (IOException e) {
            packed.close();
            throw damaged(file, e);
        }
    }

    private static ArchiveException damaged(Path file, IOException e) {
        return new ArchiveException(
                "%s: %s (expected: an archive as it was written)".formatted(file, e.getMessage()),
                e);
    }

    @Override
    public boolean next() {
        try {
            int head = in.readNBytes(record, 0, Integer.BYTES);
            if (head == 0) {
                return false;
            }
            int length = head < Integer.BYTES ? 0 : RecordEnvelope.length(buffer, 0);
            int stride = RecordEnvelope.stride(Math.clamp(length, 0, RecordBatch.MAX_RECORD_BYTES));
            int rest = Math.max(0, stride - Integer.BYTES);
            int read = in.readNBytes(record, Integer.BYTES, rest);
            chain.check(buffer, bytes, 0, head + read, file);
            cursor.wrap(buffer, 0);
            return true;
        } catch (EOFException | ZipException e) {
            throw damaged(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    @Override
    public RecordView record() {
        return cursor;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
