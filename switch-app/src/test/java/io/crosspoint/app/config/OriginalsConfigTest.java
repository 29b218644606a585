package io.crosspoint.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.core.lane.RecallSettings;
import io.crosspoint.core.originals.IndexSettings;
import io.crosspoint.iso8583.document.DocumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

class OriginalsConfigTest {
    private static final Path DEMO = Path.of("../conf/demo.yaml");
    private static final Path RULES = Path.of("../conf/demo-rules.yaml");

    @TempDir private Path folder;

    private SwitchConfig with(String section) throws IOException {
        Files.copy(RULES, folder.resolve("demo-rules.yaml"), StandardCopyOption.REPLACE_EXISTING);
        Path file = folder.resolve("a.yaml");
        Files.writeString(file, Files.readString(DEMO) + "\noriginals:\n" + section);
        return ConfigReader.read(file, Map.of());
    }

    @Test
    void shouldLieInTheJournalsFolderUnlessNamed() {
        assertThat(ConfigReader.read(DEMO, Map.of()).originals())
                .isEqualTo(
                        new OriginalsConfig(
                                new IndexSettings(
                                        Path.of("var/demo/switch/journal/originals"), 64L << 20),
                                new RecallSettings(64, 2_000_000_000L)));
    }

    @Test
    void shouldTakeWhatIsSet() throws IOException {
        String section =
                """
                  directory: /srv/index
                  cacheMiB: 256
                  parked: 1000
                  waitMs: 50
                """;
        assertThat(with(section).originals())
                .isEqualTo(
                        new OriginalsConfig(
                                new IndexSettings(Path.of("/srv/index"), 256L << 20),
                                new RecallSettings(1000, 50_000_000L)));
    }

    @Test
    void shouldRefuseWhatIsOutOfBounds() {
        assertThatThrownBy(() -> with("  parked: 0\n"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("/originals/parked");
        assertThatThrownBy(() -> with("  cacheMiB: 4\n"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("/originals/cacheMiB");
    }
}
