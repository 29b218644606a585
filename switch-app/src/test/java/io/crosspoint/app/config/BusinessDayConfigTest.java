package io.crosspoint.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.core.engine.BusinessDayRule;
import io.crosspoint.core.link.LinkSettings;
import io.crosspoint.iso8583.document.DocumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;

/** When business dates change, how long answers are kept and who must sign on. */
final class BusinessDayConfigTest {
    private static final Path DEMO = Path.of("../conf/demo.yaml");
    private static final String RETRY = "  reversalRetryMs: 500\n";
    private static final String ACQUIRERS = "    acquirers: [48020000]\n";

    @TempDir private Path folder;

    private SwitchConfig with(String line, String replaced) throws IOException {
        String demo = Files.readString(DEMO);
        assertThat(demo).contains(line);
        Path rules = DEMO.resolveSibling("demo-rules.yaml");
        Files.copy(rules, folder.resolve(rules.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        Path file = folder.resolve("a.yaml");
        Files.writeString(file, demo.replace(line, replaced));
        return ConfigReader.read(file, Map.of());
    }

    private SwitchConfig engine(String lines) throws IOException {
        return with(RETRY, RETRY + lines);
    }

    @Test
    void shouldLeaveDatesToOperatorsUnlessThereIsASchedule() {
        SwitchConfig demo = ConfigReader.read(DEMO, Map.of());

        assertThat(demo.engine().businessDay()).isEqualTo(BusinessDayRule.byCommand());
        assertThat(demo.links()).noneMatch(LinkSettings::signOnRequired);
    }

    @Test
    void shouldTakeAScheduleAndAPolicy() throws IOException {
        SwitchConfig config =
                engine(
                        """
                          answersKeptMinutes: 90
                          businessDay: {cutOver: "23:00", zone: Asia/Shanghai, whileClosing: decline}
                        """);

        assertThat(config.engine().businessDay())
                .isEqualTo(
                        new BusinessDayRule(LocalTime.of(23, 0), ZoneId.of("Asia/Shanghai"), true));
        assertThat(config.engine().answersKeptNs()).isEqualTo(90 * 60_000_000_000L);
    }

    @Test
    void shouldRefuseTimesAndZonesThatAreNone() {
        assertThatThrownBy(() -> engine("  businessDay: {cutOver: \"24:00\"}\n"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("/engine/businessDay/cutOver");
        assertThatThrownBy(
                        () -> engine("  businessDay: {cutOver: \"23:00\", zone: Asia/Nowhere}\n"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("/engine/businessDay/zone")
                .hasMessageContaining("Asia/Nowhere (expected: a time zone");
        assertThatThrownBy(() -> engine("  businessDay: {zone: Asia/Shanghai}\n"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("(expected: cutOver beside it)");
    }

    @Test
    void shouldRequireSignOnWhereItSaysSo() throws IOException {
        SwitchConfig config = with(ACQUIRERS, ACQUIRERS + "    signOn: required\n");

        assertThat(config.links()).filteredOn(LinkSettings::signOnRequired).hasSize(1);
        assertThatThrownBy(
                        () ->
                                with(
                                        "    timeoutMs: 1500\n    echoSeconds: 5\n    station",
                                        "    signOn: required\n    station"))
                .isInstanceOf(DocumentException.class)
                .hasMessageContaining("/signOn");
    }
}
