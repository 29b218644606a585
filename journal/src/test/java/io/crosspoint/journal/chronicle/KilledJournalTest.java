package io.crosspoint.journal.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.verify.JournalVerifier;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

final class KilledJournalTest {
    private static final int KILLS = 3;
    private static final int LINES_BEFORE_KILL = 60;

    @TempDir private Path directory;

    @ParameterizedTest
    @EnumSource(Durability.class)
    void shouldLoseNothingAcknowledgedWhenKilled(Durability durability) throws Exception {
        long acknowledged = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            acknowledged = runUntilKilled(durability);
            assertThat(acknowledged).isPositive();
            try (ChronicleJournal journal = TestJournals.open(directory, durability)) {
                assertThat(journal.position()).isGreaterThanOrEqualTo(acknowledged);
                assertThat(journal.epoch()).isEqualTo(2 * kill);
                TestJournals.append(journal, journal.newBatch(64 << 10), 3);
            }
            assertThat(JournalVerifier.verify(directory).bad()).isNull();
        }
        try (JournalReader reader = ChronicleJournal.follow(directory, 0)) {
            assertThat(TestJournals.readAll(reader)).isGreaterThanOrEqualTo(acknowledged + 3);
        }
    }

    private long runUntilKilled(Durability durability) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command(durability))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        long acknowledged = 0;
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                process.getInputStream(), StandardCharsets.US_ASCII))) {
            int read = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("\\d+")) {
                    acknowledged = Long.parseLong(line);
                    read++;
                }
                if (read == LINES_BEFORE_KILL) {
                    // Process.destroyForcibly would close the output that is still to be read.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(process.waitFor()).isEqualTo(128 + 9);
        return acknowledged;
    }

    private List<String> command(Durability durability) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!flag.startsWith("-javaagent")) {
                command.add(flag);
            }
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(KilledWriter.class.getName());
        command.add(directory.toString());
        command.add(durability.name());
        return command;
    }
}
