package io.crosspoint.iso8583.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ValidatedYamlTest {
    private static final String SCHEMA = "/schemas/shop.schema.json";

    @TempDir Path folder = Path.of("");

    @Test
    void shouldReadADocumentThatFollowsItsSchema() throws IOException {
        Path file = Files.writeString(folder.resolve("shop.yaml"), "port: 8080\nname: corner\n");

        assertThat(ValidatedYaml.read(file, SCHEMA).get("port").intValue()).isEqualTo(8080);
    }

    @Test
    void shouldTellEachDefectWithItsPlace() {
        List<Defect> defects =
                defects(
                        """
                        name: corner
                        port: 70000
                        limits:
                          daily: "many"
                          wekly: 3
                        """);

        assertThat(defects)
                .extracting(Defect::toString)
                .containsExactly(
                        "shop.yaml:2:7: /port: 70000 (expected: <= 65535)",
                        "shop.yaml:4:10: /limits/daily: \"many\" (expected: type integer)",
                        "shop.yaml:5:10: /limits: unknown key 'wekly'"
                                + " (expected: one of the keys the schema names)");
    }

    @Test
    void shouldTellWhatIsMissing() {
        assertThat(defects("name: corner\n"))
                .singleElement()
                .matches(d -> d.found().equals("no 'port'") && d.line() == 1);
    }

    @Test
    void shouldTellWhereADocumentIsNoYaml() {
        assertThat(defects("name: corner\nport: [1, 2\n"))
                .singleElement()
                .matches(d -> d.line() >= 2 && d.expected().equals("YAML"));
        assertThat(defects("name: corner\nport: 1\nport: 2\n"))
                .singleElement()
                .matches(d -> d.line() == 3, "a key that stands twice");
        assertThat(defects("")).singleElement().matches(d -> d.found().contains("empty"));
    }

    @Test
    void shouldTellOfAFileThatIsNotThere() {
        DocumentException e =
                catchThrowableOfType(
                        DocumentException.class,
                        () -> ValidatedYaml.read(folder.resolve("none.yaml"), SCHEMA));

        assertThat(e)
                .hasMessageEndingWith("none.yaml: no such file (expected: a readable UTF-8 file)");
    }

    private static List<Defect> defects(String yaml) {
        DocumentException e =
                catchThrowableOfType(
                        DocumentException.class,
                        () -> ValidatedYaml.parse(yaml, "shop.yaml", SCHEMA));
        assertThat(e).as(yaml).isNotNull();
        return e.defects();
    }
}
