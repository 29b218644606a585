package io.crosspoint.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.crosspoint.app.command.CommandLines;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Every command that README.md and docs show is one that the command line understands. */
final class DocumentedCommandsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String LAUNCHER = "./crosspoint ";

    @TestFactory
    List<DynamicTest> shouldUnderstandEveryCommandThatIsShown() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            for (String command : commands(page)) {
                tests.add(
                        DynamicTest.dynamicTest(
                                ROOT.relativize(page) + ": " + command,
                                () -> shouldParse(command)));
            }
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }

    @Test
    void shouldShowItsTwoCommandsInReadme() throws IOException {
        assertThat(commands(ROOT.resolve("README.md"))).contains("demo");
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("\nmvn -B verify\n");
        assertThat(Files.readString(ROOT.resolve(".ci/run")))
                .contains("\nmvn -B verify\n")
                .contains("\n./crosspoint demo\n");
    }

    @Test
    void shouldTellThatAnUnknownOptionIsWrong() {
        CommandLine command = CommandLines.create();
        assertThat(command.execute("demo", "--no-such-option")).isEqualTo(2);
    }

    private static void shouldParse(String command) {
        assertThatCode(() -> CommandLines.create().parseArgs(command.split(" +", -1)))
                .doesNotThrowAnyException();
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (var docs = Files.list(ROOT.resolve("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    /**
     * Arguments of the commands in code blocks, fenced or indented: up to a pipe, a redirection or
     * a comment.
     */
    private static List<String> commands(Path page) throws IOException {
        List<String> commands = new ArrayList<>();
        boolean inBlock = false;
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith("```")) {
                inBlock = !inBlock;
                continue;
            }
            String command = line.strip().replaceFirst("^[$|] ", "");
            if ((inBlock || line.startsWith("    ")) && command.startsWith(LAUNCHER)) {
                commands.add(
                        command.substring(LAUNCHER.length()).split(" [|<>#]| \\\\", -1)[0].strip());
            }
        }
        return commands;
    }
}
