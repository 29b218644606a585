package io.crosspoint.journal.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One file: a header, the states of its streams, their digests. */
public final class SnapshotFile {
    private static final String DIGESTS = "digests";
    private static final int DIGESTS_VERSION = 1;

    private final Path path;

    SnapshotFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /**
     * Reads the whole file and compares what it proves itself with.
     *
     * @throws SnapshotRefusedException when it is damaged or of another version
     * @throws UncheckedIOException when it cannot be read
     */
    public SnapshotHeader verify() {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            SnapshotReader in = new SnapshotReader(channel);
            SnapshotHeader header = SnapshotHeader.load(in);
            in.skipToEnd();
            return header;
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be read", e);
        }
    }

    /**
     * Takes over the states, after the whole file was verified.
     *
     * @param bounds of the present configuration
     * @param folds empty; good for nothing after a failure
     * @throws SnapshotRefusedException when they are not states of these streams and bounds
     */
    SnapshotHeader load(String bounds, List<StreamFold> folds) {
        verify();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            SnapshotReader in = new SnapshotReader(channel);
            SnapshotHeader header = SnapshotHeader.load(in);
            if (!header.bounds().equals(bounds)) {
                throw in.refused("made with " + header.bounds(), bounds + ", as configured");
            }
            if (header.points().size() != folds.size()) {
                throw in.refused(header.points().size() + " streams", "" + folds.size());
            }
            for (int i = 0; i < folds.size(); i++) {
                folds.get(i).load(header.points().get(i), in);
            }
            compareDigests(in, folds);
            in.finish();
            return header;
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be read", e);
        }
    }

    private static void compareDigests(SnapshotReader in, List<StreamFold> folds) {
        in.section(DIGESTS, DIGESTS_VERSION);
        for (StreamFold fold : folds) {
            if (in.getLong() != fold.state().digest()) {
                throw in.refused(
                        "another state of " + fold.point().stream(), "the one that was saved");
            }
        }
    }

    /** Writes and forces a file; whole only when this returns. */
    static void write(
            Path path, SnapshotHeader header, List<StreamFold> folds, BooleanSupplier goOn)
            throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            SnapshotWriter out = new SnapshotWriter(new StoppableChannel(channel, goOn));
            header.save(out);
            for (StreamFold fold : folds) {
                fold.state().save(out);
            }
            out.section(DIGESTS, DIGESTS_VERSION);
            for (StreamFold fold : folds) {
                out.putLong(fold.state().digest());
            }
            out.finish();
            channel.force(true);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
