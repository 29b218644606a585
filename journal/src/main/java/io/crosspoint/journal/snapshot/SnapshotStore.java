package io.crosspoint.journal.snapshot;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that the snapshots of one switch lie in, numbered as they were taken. Several
 * processes may read and write it: a file is whole from the moment it has its name.
 */
public final class SnapshotStore {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);
    private static final Pattern NAME = Pattern.compile("(\\d{10})\\.snapshot");
    private static final Pattern UNFINISHED = Pattern.compile("unfinished-(\\d{1,10})\\.tmp");

    /** As many as are kept: should the newest be damaged there is one before it. */
    public static final int KEPT = 2;

    private final Path directory;

    /** The folder need not be there yet. */
    public SnapshotStore(Path directory) {
        this.directory = directory;
    }

    public Path directory() {
        return directory;
    }

    /** All files that have a snapshot's name, whole or not. */
    public List<SnapshotFile> newestFirst() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> NAME.matcher(name(file)).matches())
                    .sorted(Comparator.comparing(SnapshotStore::name).reversed())
                    .map(SnapshotFile::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + ": cannot be read", e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /**
     * What the oldest snapshot that is whole says, or null when there is none: a start may need
     * every record of each stream from the position it names, that record included.
     */
    public @Nullable SnapshotHeader oldestUsable() {
        for (SnapshotFile file : newestFirst().reversed()) {
            try {
                return file.verify();
            } catch (SnapshotRefusedException | UncheckedIOException e) {
                LOG.warn("snapshot {} cannot be used: {}", file, e.getMessage());
            }
        }
        return null;
    }

    /**
     * States from the newest snapshot that these streams lead to, or empty ones. A snapshot that is
     * damaged, of other bounds, of another journal or beyond the journal's end is passed over with
     * a warning.
     *
     * @param empty makes states with nothing folded; called for each attempt
     * @param folds the streams of such states, always in the same order
     */
    public <S> S newest(String bounds, Supplier<S> empty, Function<S, List<StreamFold>> folds) {
        for (SnapshotFile file : newestFirst()) {
            S states = empty.get();
            try {
                SnapshotHeader header = file.load(bounds, folds.apply(states));
                LOG.info("state taken from snapshot {}: {}", file, header.points());
                return states;
            } catch (SnapshotRefusedException | UncheckedIOException e) {
                LOG.warn("snapshot {} is passed over: {}", file, e.getMessage());
            }
        }
        return empty.get();
    }

    /**
     * Writes a snapshot, proves it, and removes all but the newest {@link #KEPT}.
     *
     * @param goOn asked while writing; false gives up
     * @throws UncheckedIOException when it could not be written or was given up
     */
    public SnapshotFile write(SnapshotHeader header, List<StreamFold> folds, BooleanSupplier goOn) {
        Path unfinished = directory.resolve("unfinished-" + ProcessHandle.current().pid() + ".tmp");
        try {
            Files.createDirectories(directory);
            removeUnfinished();
            SnapshotFile.write(unfinished, header, folds, goOn);
            new SnapshotFile(unfinished).verify();
            Path path = directory.resolve("%010d.snapshot".formatted(nextNumber()));
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
            forceDirectory();
            removeOld();
            return new SnapshotFile(path);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + ": " + e.getMessage(), e);
        } finally {
            delete(unfinished);
        }
    }

    private long nextNumber() {
        List<SnapshotFile> files = newestFirst();
        if (files.isEmpty()) {
            return 1;
        }
        Matcher newest = NAME.matcher(name(files.getFirst().path()));
        return newest.matches() ? Long.parseLong(newest.group(1)) + 1 : 1;
    }

    private void forceDirectory() throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void removeOld() throws IOException {
        for (SnapshotFile old : newestFirst().stream().skip(KEPT).toList()) {
            Files.deleteIfExists(old.path());
        }
    }

    /** What a process left that ended while it wrote. */
    private void removeUnfinished() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Matcher name = UNFINISHED.matcher(name(file));
                if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} was not removed: {}", file, e.getMessage());
        }
    }
}
