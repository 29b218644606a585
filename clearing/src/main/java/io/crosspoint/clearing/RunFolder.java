package io.crosspoint.clearing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one run works. Files take shape in a hidden folder beside their place and move there in one
 * step when they are whole; whatever happens, the hidden folder is gone afterwards.
 */
final class RunFolder implements AutoCloseable {
    static final String MANIFEST = "manifest.csv";

    private final Path hidden;
    private final Path files;
    private final Path target;

    RunFolder(Path outputFolder, int businessDate) throws IOException {
        Files.createDirectories(outputFolder);
        target = outputFolder.resolve(Integer.toString(businessDate));
        hidden = Files.createTempDirectory(outputFolder, ".clearing-" + businessDate + "-");
        files = Files.createDirectory(hidden.resolve("files"));
    }

    /** For the database. */
    Path work() {
        return hidden;
    }

    Path files() {
        return files;
    }

    /**
     * Lists the files with their digests and moves them to their place.
     *
     * @throws ClearingException when other files have been published for the date
     */
    Path publish() throws IOException {
        String manifest = manifest(files);
        Files.writeString(files.resolve(MANIFEST), manifest);
        if (Files.exists(target)) {
            requireSame(manifest);
        } else {
            Files.move(files, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return target;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(hidden)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Whether the files of a date are there as its manifest lists them. */
    static boolean isWhole(Path outputFolder, int businessDate) throws IOException {
        Path published = outputFolder.resolve(Integer.toString(businessDate));
        Path manifest = published.resolve(MANIFEST);
        return Files.isRegularFile(manifest)
                && Files.readString(manifest).equals(manifest(published));
    }

    private void requireSame(String manifest) throws IOException {
        List<String> differing = new ArrayList<>(manifest.lines().toList());
        differing.removeAll(manifest(target).lines().toList());
        if (!differing.isEmpty()) {
            throw new ClearingException(
                    "%s holds other files (first that differs: %s); what was published is never overwritten: move it away to clear again"
                            .formatted(target, differing.getFirst().split(",", 2)[0]));
        }
    }

    private static String manifest(Path folder) throws IOException {
        StringBuilder lines = new StringBuilder("file,bytes,sha256\n");
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> sorted =
                    all.filter(Files::isRegularFile)
                            .filter(file -> !file.equals(folder.resolve(MANIFEST)))
                            .sorted(Comparator.comparing(file -> name(folder, file)))
                            .toList();
            for (Path file : sorted) {
                lines.append(name(folder, file)).append(',').append(Files.size(file));
                lines.append(',').append(sha256(file)).append('\n');
            }
        }
        return lines.toString();
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    static String sha256(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[1 << 16];
            for (int read = bytes.read(part); read >= 0; read = bytes.read(part)) {
                digest.update(part, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
