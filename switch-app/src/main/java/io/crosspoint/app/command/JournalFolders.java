package io.crosspoint.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the streams of a journal: one folder for each, or the folder of one alone. */
final class JournalFolders {
    /** The stream that clearing reads. */
    static final String TRANSACTIONS = "transactions";

    private static final List<String> ORDER = List.of(TRANSACTIONS, "tokens", "codes");

    private JournalFolders() {}

    /**
     * The streams by their names, transactions first.
     *
     * @throws CommandFailedException when there is none
     */
    static Map<String, Path> streams(Path directory) {
        Map<String, Path> streams = new LinkedHashMap<>();
        if (isStream(directory)) {
            streams.put(name(directory), directory);
            return streams;
        }
        for (Path folder : folders(directory)) {
            if (isStream(folder)) {
                streams.put(name(folder), folder);
            }
        }
        if (streams.isEmpty()) {
            throw new CommandFailedException(
                    ExitCode.USAGE,
                    directory
                            + ": no journal found (expected: a stream's folder, or a folder that"
                            + " holds transactions, tokens, codes)");
        }
        return streams;
    }

    /**
     * One stream of a journal.
     *
     * @param wanted ignored when the folder is that of one stream
     * @throws CommandFailedException when it is not there
     */
    static Path stream(Path directory, String wanted) {
        Map<String, Path> streams = streams(directory);
        Path folder = isStream(directory) ? directory : streams.get(wanted);
        if (folder == null) {
            throw new CommandFailedException(
                    ExitCode.USAGE,
                    "%s: no stream %s (expected: one of %s)"
                            .formatted(directory, wanted, streams.keySet()));
        }
        return folder;
    }

    /** Known by either part, so that one whose other part is lost is still found and told. */
    private static boolean isStream(Path folder) {
        return Files.isDirectory(folder.resolve("ledger"))
                || Files.isRegularFile(folder.resolve("journal.mark"));
    }

    private static List<Path> folders(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> folders = new ArrayList<>();
        ORDER.forEach(name -> folders.add(directory.resolve(name)));
        try (Stream<Path> entries = Files.list(directory)) {
            entries.filter(entry -> !ORDER.contains(name(entry))).sorted().forEach(folders::add);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + ": cannot be read", e);
        }
        return folders;
    }

    private static String name(Path folder) {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }
}
