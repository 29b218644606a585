package io.crosspoint.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The real switch upon a journal that cannot be trusted. */
class RefusedStartTest {
    @TempDir Path home;

    @Test
    @Timeout(120)
    void shouldSayWhatIsWrongAndWhatToDoNext() throws Exception {
        KeptLog.keeping("refused-start", Trial.logOf(home), this::startUponDamage);
    }

    private void startUponDamage() throws Exception {
        try (Trial trial = Trial.prepare(home, 1, Map.of())) {
            trial.start();
            trial.child().kill();
            Path mark = trial.transactions().resolve("journal.mark");
            try (RandomAccessFile file = new RandomAccessFile(mark.toFile(), "rw")) {
                file.write(new byte[(int) file.length()]);
            }

            assertThat(trial.child().startInVain()).isEqualTo(1);
            assertThat(Files.readString(Trial.logOf(home)))
                    .contains(
                            "journal.mark: no valid slot (expected: a durable mark with its"
                                    + " CRC32C)",
                            "next: keep the files as they are",
                            "journal verify");
        }
    }
}
