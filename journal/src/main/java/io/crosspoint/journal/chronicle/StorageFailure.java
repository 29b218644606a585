package io.crosspoint.journal.chronicle;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Tells why storage failed; the JDK's own text is often the path alone. */
final class StorageFailure {
    private StorageFailure() {}

    static String told(Path directory, IOException failure) {
        return "journal %s cannot be opened: %s (expected: a directory that can be written)"
                .formatted(directory, cause(failure));
    }

    private static String cause(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case FileAlreadyExistsException taken ->
                    taken.getFile() + ": a file where a directory must be";
            case NoSuchFileException missing -> missing.getFile() + ": no such file or directory";
            case FileSystemException other when other.getReason() != null ->
                    other.getFile() + ": " + other.getReason();
            default -> failure.toString();
        };
    }
}
