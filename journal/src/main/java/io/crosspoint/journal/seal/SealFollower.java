package io.crosspoint.journal.seal;

import io.crosspoint.journal.JournalCorruptException;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordView;
import io.crosspoint.journal.chronicle.ChronicleJournal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Follows a stream of transactions and keeps a seal for each date that closes. Continues where the
 * newest seal ends, so that a start digests again what is not sealed yet and nothing else. Takes no
 * lock; one follower for a stream is enough, two write the same. One thread.
 */
public final class SealFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SealFollower.class);

    private final SealFiles files;
    private final JournalReader reader;
    private final DateSealer sealer;
    private final long sealedTo;
    private long position;

    private SealFollower(SealFiles files, JournalReader reader, long first, long sealedTo) {
        this.files = files;
        this.reader = reader;
        this.sealer = new DateSealer(first);
        this.position = first - 1;
        this.sealedTo = sealedTo;
    }

    /**
     * Stands at the first range without a seal.
     *
     * @param stream the stream's directory
     * @throws SealException when the seals cannot be read or are of records that are not there
     * @throws IllegalArgumentException when there is no ledger
     */
    public static SealFollower of(Path stream) throws IOException {
        SealFiles files = new SealFiles(stream);
        List<DateSeal> seals = files.all();
        long first = seals.isEmpty() ? 1 : seals.getLast().nextSequence();
        long sealedTo = seals.isEmpty() ? 0 : seals.getLast().lastSequence();
        return new SealFollower(files, ChronicleJournal.follow(stream, first - 1), first, sealedTo);
    }

    /**
     * Digests up to so many records of those that are durable; others may yet be lost, and their
     * sequences be given to other records.
     *
     * @param durablePosition as the stream's writer or its mark tells it
     * @return how many it took; fewer than the limit at the end of what is durable
     * @throws JournalCorruptException at a bad record
     */
    public int doWork(int limit, long durablePosition) throws IOException {
        int taken = 0;
        while (taken < limit && position < durablePosition && reader.next()) {
            taken++;
            RecordView record = reader.record();
            position = record.sequence();
            DateSeal seal = sealer.add(record);
            if (seal != null && seal.lastSequence() > sealedTo) {
                files.write(seal);
                LOG.info(
                        "business date {} is sealed: records {} to {}",
                        seal.businessDate(),
                        seal.firstSequence(),
                        seal.lastSequence());
            }
        }
        return taken;
    }

    @Override
    public void close() {
        reader.close();
    }
}
