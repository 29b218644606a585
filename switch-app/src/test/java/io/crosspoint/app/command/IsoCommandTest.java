package io.crosspoint.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

class IsoCommandTest {
    private static final String MESSAGES = Invocation.resource("cups-messages.txt");
    private static final String FIRST = MESSAGES.lines().findFirst().orElseThrow();

    @TempDir Path folder;

    @Test
    void shouldGiveBackTheSameBytes() {
        Invocation decoded =
                Invocation.reading(
                        MESSAGES, "iso", "decode", "--dialect", "cups", "--show-sensitive");
        assertThat(decoded.exitCode()).isZero();
        assertThat(decoded.out().lines()).hasSize(2);
        assertThat(decoded.out())
                .contains("{\"mti\":\"0200\",\"fields\":{\"2\":\"6251880000051688\",")
                .doesNotContain("\"1\":\"E23A")
                .doesNotContain("\"65\"");
        Invocation encoded =
                Invocation.reading(decoded.out(), "iso", "encode", "--dialect", "cups");
        assertThat(encoded.out()).isEqualToNormalizingNewlines(MESSAGES);
    }

    @Test
    void shouldMaskUnlessAskedAndRefuseToEncodeWhatIsMasked() throws IOException {
        Path file = Files.writeString(folder.resolve("messages.txt"), MESSAGES);
        Invocation decoded =
                Invocation.of("iso", "decode", "--dialect", "cups", "--json", "--file", file);
        assertThat(decoded.out())
                .contains("\"2\":\"625188******1688\"", "\"52\":\"***\"")
                .doesNotContain("6251880000051688");
        Path json = Files.writeString(folder.resolve("messages.json"), decoded.out());
        Invocation encoded = Invocation.of("iso", "encode", "--dialect", "cups", "--json", json);
        assertThat(encoded.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(encoded.out()).isEmpty();
        assertThat(encoded.err()).contains(json + ":1: field 2: ", json + ":2: ");
    }

    @Test
    void shouldKeepTheHeaderOfTheCupsFraming() {
        int length = 46 + FIRST.length() / 2;
        String frame =
                ascii("%04d".formatted(length))
                        + "2E02"
                        + ascii("%04d".formatted(length))
                        + ascii("03050001   00010000   000")
                        + "00"
                        + ascii("00000000")
                        + "00"
                        + ascii("00000")
                        + FIRST;
        Invocation decoded =
                Invocation.of(
                        "iso",
                        "decode",
                        "--dialect=cups",
                        "--framing=cups",
                        "--show-sensitive",
                        "--hex",
                        frame + frame);
        assertThat(decoded.err()).isEmpty();
        assertThat(decoded.out().lines()).hasSize(2).allMatch(line -> line.contains("\"header\""));
        Invocation encoded =
                Invocation.reading(
                        decoded.out(), "iso", "encode", "--dialect=cups", "--framing=cups");
        assertThat(encoded.out().lines()).containsExactly(frame, frame);
    }

    private static String ascii(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void shouldDescribeWithNames() {
        Invocation described =
                Invocation.of("iso", "describe", "--dialect", "cups", "--hex", FIRST);
        assertThat(described.exitCode()).isZero();
        assertThat(described.out())
                .startsWith("0200 financial request, balance inquiry")
                .contains("System trace audit number (STAN)", "863743")
                .doesNotContain("6251880000051688");
    }

    @Test
    void shouldNameTheLineThatIsNoMessageAndReadTheOthers() throws IOException {
        String cut = FIRST.substring(0, 100);
        Path file = Files.writeString(folder.resolve("m.txt"), cut + "\n\nxyz\n" + FIRST + "\n");
        Invocation decoded = Invocation.of("iso", "decode", "--dialect", "cups", "--file", file);
        assertThat(decoded.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(decoded.out().lines()).hasSize(1);
        assertThat(decoded.err().lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith(file + ":1: field "))
                .contains(file + ":3: 3 characters (expected: pairs of hex digits)");
    }

    @Test
    void shouldNotRepeatWhatIsNoJson() {
        Invocation encoded =
                Invocation.reading(
                        "{\"mti\":\"0200\" 6212340000000001\n", "iso", "encode", "--dialect=cups");
        assertThat(encoded.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(encoded.err())
                .startsWith("standard input:1: field message: no JSON at column ")
                .doesNotContain("621234");
    }

    @Test
    void shouldRefuseWrongUsage() {
        assertUsage("Missing required option: '--dialect=D'", "iso", "decode");
        assertUsage("dialect 'iso99' (expected: ", "iso", "decode", "--dialect=iso99", "--hex=30");
        assertUsage(
                "'len9' (expected: len2, len4, ascii4, cups)",
                "iso",
                "decode",
                "--dialect=cups",
                "--framing=len9");
        assertUsage("mutually exclusive", "iso", "decode", "--dialect=cups", "--hex=0", "--file=x");
        assertUsage(
                "absent.txt: no such file",
                "iso",
                "decode",
                "--dialect=cups",
                "--file",
                folder.resolve("absent.txt"));
        assertUsage("absent.yaml", "iso", "encode", "--dialect", folder.resolve("absent.yaml"));
        assertUsage("a subcommand is missing", "iso");
    }

    private static void assertUsage(String reason, Object... args) {
        Invocation invocation = Invocation.of(args);
        assertThat(invocation.exitCode()).as(invocation.err()).isEqualTo(ExitCode.USAGE);
        assertThat(invocation.err().lines().findFirst().orElse("")).contains(reason);
        assertThat(invocation.out()).isEmpty();
    }
}
