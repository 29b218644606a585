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

    @Test
    void shouldKeepTheHeadersOfTerminals() {
        String message = FIRST;
        int length = message.length() / 2;
        for (String header : new String[] {"6000031234", "6000031234603100311234"}) {
            String framing = header.length() == 10 ? "--framing=tpdu" : "--framing=pos";
            String frame = "%04X".formatted(length + header.length() / 2) + header + message;
            Invocation decoded =
                    Invocation.of(
                            "iso",
                            "decode",
                            "--dialect=cups",
                            framing,
                            "--show-sensitive",
                            "--hex",
                            frame);
            assertThat(decoded.out()).contains("\"header\":\"" + header + "\"");
            Invocation encoded =
                    Invocation.reading(decoded.out(), "iso", "encode", "--dialect=cups", framing);
            assertThat(encoded.out().strip()).isEqualTo(frame);
            Invocation wrong =
                    Invocation.of(
                            "iso",
                            "decode",
                            "--dialect=cups",
                            framing,
                            "--hex",
                            frame.replaceFirst("6000031234", "6000A31234"));
            assertThat(wrong.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(wrong.err()).contains("header: malformed (expected: ");
        }
    }

    @Test
    void shouldTellWhatDiffersMasked() throws IOException {
        String json =
                Invocation.of("iso", "decode", "--dialect=cups", "--show-sensitive", "--hex", FIRST)
                        .out();
        String other =
                Invocation.reading(
                                json.replace("6251880000051688", "6251880000051696")
                                        .replace("\"11\":\"863743\"", "\"11\":\"863744\""),
                                "iso",
                                "encode",
                                "--dialect=cups")
                        .out()
                        .strip();
        Path file = Files.writeString(folder.resolve("other.hex"), other + "\n");
        Invocation same = Invocation.of("iso", "diff", "--dialect=cups", FIRST, FIRST);
        assertThat(same.exitCode()).isZero();
        assertThat(same.out()).isEmpty();

        Invocation masked = Invocation.of("iso", "diff", "--dialect=cups", FIRST, file);
        assertThat(masked.exitCode()).isEqualTo(1);
        assertThat(masked.out().lines())
                .contains("2\t625188******1688\t625188******1696", "11\t863743\t863744");
        assertThat(masked.out()).doesNotContain("6251880000051688", "6251880000051696");

        Invocation open =
                Invocation.reading(
                        FIRST, "iso", "diff", "--dialect=cups", "--show-sensitive", "-", file);
        assertThat(open.exitCode()).isEqualTo(1);
        assertThat(open.out()).contains("2\t6251880000051688\t6251880000051696");
    }

    @Test
    void shouldRefuseToCompareWhatIsNotOneMessage() throws IOException {
        Path two = Files.writeString(folder.resolve("two.hex"), FIRST + "\n" + FIRST + "\n");
        assertUsage("more than one message", "iso", "diff", "--dialect=cups", FIRST, two);
        assertUsage("A:1: field ", "iso", "diff", "--dialect=cups", FIRST.substring(0, 90), FIRST);
        assertUsage(
                "absent.hex: no such file",
                "iso",
                "diff",
                "--dialect=cups",
                FIRST,
                folder.resolve("absent.hex"));
        assertUsage("pairs of hex digits", "iso", "diff", "--dialect=cups", "303", FIRST);
    }

    @Test
    void shouldDescribeInFullOnlyWhenAsked() {
        Invocation described =
                Invocation.of(
                        "iso", "describe", "--dialect=cups", "--show-sensitive", "--hex", FIRST);
        assertThat(described.out()).contains("6251880000051688");
    }

    @Test
    void shouldCheckDialectFiles() throws IOException {
        Path sound =
                Files.writeString(
                        folder.resolve("shop.yaml"),
                        "name: shop\nextends: pos\nfields:\n  61: {max: 40}\n");
        Path wrong =
                Files.writeString(
                        folder.resolve("wrong.yaml"),
                        "name: shop\nextends: pos\nfields:\n  61: {max: 0}\n");
        Invocation valid = Invocation.of("config", "validate", sound);
        assertThat(valid.exitCode()).as(valid.err()).isZero();
        assertThat(valid.out()).contains("shop.yaml: valid, dialect shop, 126 fields");
        Invocation refused = Invocation.of("config", "validate", wrong);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("wrong.yaml:4:", "/fields/61/max: 0 (expected: >= 1)");
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
                "'len9' (expected: len2, len4, ascii4, bcd2, tpdu, pos, cups)",
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
