package io.crosspoint.perf.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for the files of one run, on the disk of the working folder; gone afterwards. */
final class BenchmarkFolder implements AutoCloseable {
    private final Path path;

    BenchmarkFolder() throws IOException {
        Path target = Files.createDirectories(Path.of("target"));
        path = Files.createTempDirectory(target, "journal-benchmark-");
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        delete(path);
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": not removed", e);
        }
    }
}
