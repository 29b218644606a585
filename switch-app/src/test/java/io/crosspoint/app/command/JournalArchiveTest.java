package io.crosspoint.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.chronicle.ChronicleJournal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

class JournalArchiveTest {
    @TempDir Path folder;

    @Test
    void shouldArchiveAndVerify() throws IOException {
        Path journal = folder.resolve("journal");
        Path archives = folder.resolve("archives");
        try (SmallJournal writer = new SmallJournal(journal.resolve("transactions"))) {
            writer.open().purchase(1_000).seal(0);
        }
        Invocation none =
                Invocation.of("journal", "archive", journal, "--before=20261120", "--to", archives);
        assertThat(none.out()).isEqualTo("0 dates are archived\n");
        Object[] archive = {"journal", "archive", journal, "--before=20261121", "--to", archives};
        Invocation archived = Invocation.of(archive);
        assertThat(archived.exitCode()).as(archived.err()).isZero();
        assertThat(archived.out())
                .startsWith("20261120: records 1 to 4, ")
                .endsWith("20261120.records.gz, as sealed\n1 dates are archived\n");
        assertThat(Invocation.of("journal", "archive", "--verify", archives).out())
                .isEqualTo("1 dates are archived as they were sealed\n");
        Invocation removed =
                Invocation.of(
                        "journal",
                        "archive",
                        journal,
                        "--before=20261121",
                        "--to",
                        archives,
                        "--remove");
        assertThat(removed.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(removed.err())
                .startsWith("--config and --cleared are missing (expected: both with --remove)");
        Path file = archives.resolve("20261120.records.gz");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Invocation damaged = Invocation.of("journal", "archive", "--verify", archives);
        assertThat(damaged.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(damaged.err()).startsWith(file + ": ").contains("(expected: ");
    }

    @Test
    void shouldRemoveNothingThatIsKeptOrOfAnotherSwitch() throws IOException {
        Path journal = folder.resolve("journal");
        try (SmallJournal writer = new SmallJournal(journal.resolve("transactions"))) {
            writer.open().purchase(1_000).seal(0);
        }
        assertThat(remove(journal, config(journal), "--keep=1").err())
                .isEqualTo(
                        "nothing is removed: business date 20261120 is kept in the ledger (--keep 1)\n");
        assertThat(remove(journal, config(folder.resolve("another")), "--keep=1").err())
                .contains("--config: its transactions are in ");
        assertThat(remove(journal, config(journal), "--keep=0").err())
                .startsWith("--keep: 0 (expected: from 1)");
        assertThat(ChronicleJournal.startPosition(journal.resolve("transactions"))).isZero();
    }

    private Invocation remove(Path journal, Path config, String keep) {
        Invocation removed =
                Invocation.of(
                        "journal",
                        "archive",
                        journal,
                        "--before=20261121",
                        "--to",
                        folder.resolve("archives"),
                        "--remove",
                        "--config",
                        config,
                        "--cleared",
                        folder.resolve("cleared"),
                        keep);
        assertThat(removed.exitCode()).isNotZero();
        return removed;
    }

    private Path config(Path journal) throws IOException {
        Path demo = Path.of("../conf/demo.yaml");
        String text = Files.readString(demo);
        for (String beside : List.of("demo-rules.yaml")) {
            Files.copy(
                    demo.resolveSibling(beside),
                    folder.resolve(beside),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.writeString(
                folder.resolve("switch.yaml"),
                text.replace("directory: var/demo/switch/journal", "directory: " + journal));
    }

    @Test
    void shouldRefuseWrongUsage() {
        Invocation missing = Invocation.of("journal", "archive", folder);
        assertThat(missing.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(missing.err()).startsWith("DIR, --before and --to, or --verify, are missing");
        Invocation empty = Invocation.of("journal", "archive", "--verify", folder);
        assertThat(empty.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(empty.err()).contains("no archive found");
    }
}
