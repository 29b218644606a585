package io.crosspoint.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

class UnwritableJournalTest {
    @TempDir private Path folder;

    @Test
    void shouldTellThatAFileStandsWhereTheDirectoryMustBe() throws IOException {
        Path taken = Files.writeString(folder.resolve("ledger"), "not a directory");
        assertThatThrownBy(() -> TestJournals.open(folder, Durability.PROCESS))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContainingAll(
                        "journal " + folder + " cannot be opened: " + taken,
                        "a file where a directory must be",
                        "(expected: a directory that can be written)");
    }

    @Test
    void shouldTellTheCauseThatTheSystemNames() {
        assertThat(told(new AccessDeniedException("/j/ledger")))
                .contains("/j/ledger: permission denied");
        assertThat(told(new NoSuchFileException("/j/lock")))
                .contains("/j/lock: no such file or directory");
        assertThat(told(new FileSystemException("/j", null, "Read-only file system")))
                .contains("/j: Read-only file system");
        assertThat(told(new IOException("Input/output error"))).contains("Input/output error");
    }

    private static String told(IOException cause) {
        return StorageFailure.told(Path.of("/j"), cause);
    }
}
