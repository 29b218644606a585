package io.crosspoint.app.command;

import io.crosspoint.crypto.KeyStoreFile;
import io.crosspoint.crypto.Secret;
import io.crosspoint.perf.floor.Candidate;
import io.crosspoint.perf.floor.FloorOptions;
import io.crosspoint.perf.floor.FloorReport;
import io.crosspoint.perf.floor.PerfFloor;
import io.crosspoint.perf.load.PurchaseProfile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;

/** Measures. */
@Command(
        name = "perf",
        description = "Measure the switch on this machine.",
        mixinStandardHelpOptions = true,
        subcommands = PerfCommand.Floor.class)
final class PerfCommand extends CommandGroup {

    @Command(
            name = "floor",
            description = {
                "Send the same load through a bare relay and through the switch, in short turns: as"
                        + " much as each takes, then half of what the slowest took; print the"
                        + " switch's share of the relay.",
                "Load and issuer run in this process, the measured one in its own; loopback only."
            },
            mixinStandardHelpOptions = true)
    static final class Floor implements Callable<Integer> {
        private static final int ISSUER_PORT = 18011;
        private static final int RELAY_PORT = 18000;
        private static final int SWITCH_PORT = 18001;
        private static final int ADMIN_PORT = 18090;
        private static final int PARTNERS_PORT = 18080;

        @Spec private CommandSpec spec = CommandSpec.create();

        @Option(names = "--rounds", description = "Rounds; medians are shown. Default: 15.")
        private int rounds = 15;

        @Option(names = "--seconds", description = "Measured time each. Default: 1.")
        private int seconds = 1;

        @Option(names = "--warm-up", description = "Seconds under load before. Default: 20.")
        private int warmUp = 20;

        @Option(names = "--connections", description = "Acquirer connections. Default: 8.")
        private int connections = 8;

        @Option(names = "--window", description = "Requests in flight on each. Default: 16.")
        private int window = 16;

        @Option(
                names = "--at-least",
                description =
                        "Fail when the switch's share at durability process, in percent, is less.")
        private double atLeast;

        @Option(
                names = "--directory",
                description = "Where journals and logs go; removed first. Default: var/perf.")
        private Path directory = Path.of("var", "perf");

        @Override
        public Integer call() throws Exception {
            remake(directory);
            PrintWriter out = spec.commandLine().getOut();
            PrintWriter err = spec.commandLine().getErr();
            FloorOptions options =
                    new FloorOptions(
                            rounds,
                            connections,
                            window,
                            Duration.ofSeconds(warmUp),
                            Duration.ofSeconds(seconds),
                            ISSUER_PORT,
                            Duration.ofSeconds(30),
                            PurchaseProfile.reference());
            FloorReport report =
                    PerfFloor.run(
                            options,
                            candidates(),
                            line -> {
                                err.println(line);
                                err.flush();
                            });
            out.print(report.table());
            out.flush();
            if (report.share("process") * 100 < atLeast) {
                throw new CommandFailedException(
                        ExitCode.FAILED,
                        "share at process: %.1f %% (expected: at least %.1f %%)"
                                .formatted(report.share("process") * 100, atLeast));
            }
            return ExitCode.OK;
        }

        private List<Candidate> candidates() throws IOException {
            List<Candidate> candidates = new ArrayList<>();
            candidates.add(
                    Candidate.relay(RELAY_PORT, ISSUER_PORT, directory.resolve("relay.log")));
            candidates.add(switchAt("process", 0));
            candidates.add(switchAt("disk", 1));
            return candidates;
        }

        /** Its key protects only what this run writes. The processes of a run live side by side. */
        private Candidate switchAt(String durability, int number) throws IOException {
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            Path home = directory.resolve(durability);
            Files.createDirectories(home);
            try (Secret secret = Secret.key(key)) {
                KeyStoreFile.create(home.resolve("keys"), secret);
            }
            Path config = home.resolve("switch.yaml");
            Files.writeString(config, configuration(home, durability, number));
            List<String> command = new ArrayList<>();
            command.add("/usr/bin/env");
            command.add(Secret.KEY_VARIABLE + "=" + HexFormat.of().formatHex(key));
            command.add("CROSSPOINT_LOG=WARN");
            command.addAll(
                    SelfProcess.command(
                            List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"),
                            List.of("run", "--config", config.toString())));
            return new Candidate(
                    durability,
                    command,
                    SWITCH_PORT + number,
                    "ready",
                    home.resolve("log"),
                    URI.create("http://127.0.0.1:%d/metrics".formatted(ADMIN_PORT + number)),
                    true);
        }

        private String configuration(Path home, String durability, int number) {
            return """
                    journal: {directory: %s, durability: %s, reservedFreeMiB: 256}
                    keys: {file: %s}
                    engine: {remembered: 16384}
                    links:
                      - {id: 1, name: load, role: acquirer, listen: "127.0.0.1:%d",
                         dialect: iso87-ascii, framing: len2, maxConnections: 1024, slots: 4096,
                         acquirers: any}
                      - {id: 2, name: issuer, role: issuer, connect: "127.0.0.1:%d",
                         dialect: iso87-ascii, framing: len2, slots: 4096, timeoutMs: 10000}
                    cards:
                      - {from: 621234, to: 621234, kind: debit, issuer: 20010000, link: issuer}
                    tokens:
                      ranges: [{from: 629900, to: 629999, length: 16}]
                      maxTokens: 1000
                    partners: {listen: "127.0.0.1:%d"}
                    admin: {listen: "127.0.0.1:%d"}
                    """
                    .formatted(
                            home.resolve("journal"),
                            durability,
                            home.resolve("keys"),
                            SWITCH_PORT + number,
                            ISSUER_PORT,
                            PARTNERS_PORT + number,
                            ADMIN_PORT + number);
        }

        private static void remake(Path folder) throws IOException {
            if (Files.exists(folder)) {
                Files.walkFileTree(folder, new Removal());
            }
            Files.createDirectories(folder);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
                throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
