package io.crosspoint.iso8583;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.iso8583.framing.FramingFuzz;
import io.crosspoint.iso8583.json.CompositeFuzz;
import io.crosspoint.iso8583.json.JsonFuzz;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The fuzz targets over their corpus in {@code src/test/resources/fuzz}, and then each for a time
 * under a fuzzer that is guided by coverage, in a process of its own: {@code -Dfuzz.time}, seconds.
 * An input that fails is left in {@code target/fuzz} and belongs into the corpus once it is mended.
 */
class FuzzingTest {
    private static final int SECONDS = Integer.getInteger("fuzz.time", 3);
    private static final int START_SECONDS = 120;

    /** What the fuzzer calls with one input after another. */
    private enum Target {
        MESSAGE(MessageFuzz.class),
        FRAMING(FramingFuzz.class),
        COMPOSITE(CompositeFuzz.class),
        JSON(JsonFuzz.class);

        private final Class<?> owner;

        Target(Class<?> owner) {
            this.owner = owner;
        }

        void run(byte[] input) {
            switch (this) {
                case MESSAGE -> MessageFuzz.fuzzerTestOneInput(input);
                case FRAMING -> FramingFuzz.fuzzerTestOneInput(input);
                case COMPOSITE -> CompositeFuzz.fuzzerTestOneInput(input);
                case JSON -> JsonFuzz.fuzzerTestOneInput(input);
            }
        }

        Path corpus() throws URISyntaxException {
            URL folder = FuzzingTest.class.getResource("/fuzz/" + owner.getSimpleName());
            return Path.of(Objects.requireNonNull(folder).toURI());
        }
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void shouldPassOverTheCorpus(Target target) throws IOException, URISyntaxException {
        try (Stream<Path> inputs = Files.list(target.corpus())) {
            List<Path> files = inputs.toList();
            assertThat(files).isNotEmpty();
            for (Path file : files) {
                target.run(Files.readAllBytes(file));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void shouldFindNothing(Target target, @TempDir Path found) throws Exception {
        Path log = found.resolve("log");
        Process fuzzer =
                new ProcessBuilder(command(target, Files.createDirectory(found.resolve("new"))))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        boolean ended = fuzzer.waitFor(SECONDS + START_SECONDS, TimeUnit.SECONDS);
        fuzzer.destroyForcibly().waitFor();
        assertThat(ended).as("ended in time").isTrue();
        String told = Files.readString(log);
        assertThat(fuzzer.exitValue()).as(told).isZero();
        assertThat(told).contains("Done ");
    }

    private static List<String> command(Target target, Path found) throws Exception {
        Path failed = Files.createDirectories(Path.of("target", "fuzz"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.owner.getName(),
                "--instrumentation_includes=io.crosspoint.**",
                "--custom_hook_includes=io.crosspoint.**",
                "--reproducer_path=" + failed,
                "-artifact_prefix=" + failed + File.separator,
                "-max_total_time=" + SECONDS,
                "-max_len=4096",
                "-timeout=10",
                found.toString(),
                target.corpus().toString());
    }
}
