package io.crosspoint.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class QrCommandTest {
    private static final List<String> CODES = Invocation.resource("codes.txt").lines().toList();

    @Test
    void shouldDecodeMerchantAndConsumerCodes() {
        Invocation decoded =
                Invocation.reading(String.join("\n", CODES), "qr", "decode", "--json", "-");
        assertThat(decoded.exitCode()).as(decoded.err()).isZero();
        assertThat(decoded.out().lines()).hasSameSizeAs(CODES);
        assertThat(decoded.out())
                .contains("\"kind\":\"merchant-presented\"", "\"kind\":\"consumer-presented\"")
                .contains("最佳运输");
    }

    @Test
    void shouldPrintTheParts() {
        Invocation decoded = Invocation.of("qr", "decode", CODES.getFirst());
        assertThat(decoded.exitCode()).isZero();
        assertThat(decoded.out())
                .startsWith("merchant-presented: valid")
                .contains("BEST TRANSPORT", "Checksum");
    }

    @Test
    void shouldRefuseAWrongChecksum() {
        String code = CODES.getFirst();
        String broken = code.substring(0, code.length() - 4) + "0000";
        for (String strictness : List.of("--lenient", "--strict")) {
            Invocation decoded = Invocation.of("qr", "decode", strictness, broken);
            assertThat(decoded.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(decoded.out())
                    .startsWith("merchant-presented: refused")
                    .contains("defect 63: ");
            assertThat(decoded.err()).containsOnlyOnce("TEXT:1: refused");
        }
    }

    @Test
    void shouldForgiveDefectsOnlyWhenLenient() {
        String without = CODES.get(3);
        Invocation lenient = Invocation.of("qr", "decode", "--lenient", without);
        Invocation strict = Invocation.of("qr", "decode", "--strict", without);
        assertThat(lenient.exitCode()).isZero();
        assertThat(lenient.out()).startsWith("merchant-presented: accepted with defects");
        assertThat(strict.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(strict.out()).contains("defect 52: none (expected: one, it is mandatory)");
    }

    @Test
    void shouldDraw() {
        Invocation drawn = Invocation.of("qr", "decode", "--picture", CODES.getFirst());
        assertThat(drawn.out()).contains("█").contains("▄▄▄▄▄");
    }

    @Test
    void shouldMaskCardNumbersUnlessAsked() {
        String code = CODES.stream().filter(c -> c.startsWith("hQ")).findFirst().orElseThrow();
        Invocation masked = Invocation.of("qr", "decode", code);
        Invocation open = Invocation.of("qr", "decode", "--show-sensitive", code);
        assertThat(masked.out()).doesNotContain("1234567890123458");
        assertThat(open.out()).contains("1234567890123458");
    }

    @Test
    void shouldRefuseWrongUsage() {
        assertThat(Invocation.of("qr", "decode").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Invocation.of("qr", "decode", "--strict", "--lenient", "0").exitCode())
                .isEqualTo(ExitCode.USAGE);
        Invocation empty = Invocation.reading("", "qr", "decode", "-");
        assertThat(empty.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(empty.err()).isEqualToIgnoringNewLines("no text to decode");
    }
}
