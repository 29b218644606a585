package io.crosspoint.perf.floor;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * One process to measure. It listens for the acquirer on loopback and connects to the issuer of
 * {@link FloorOptions#issuerPort()}, which is there before it starts.
 *
 * @param name as the table shows it
 * @param command program and arguments
 * @param port where it takes iso87-ascii over len2 from the acquirer
 * @param readyText a piece of the line of its output that says it is ready; null when it is ready
 *     as soon as its port accepts
 * @param log where its output goes; replaced at each start
 * @param metrics where it shows what it has allocated, null when nowhere
 * @param signOn whether the acquirer's connections must sign on first
 */
public record Candidate(
        String name,
        List<String> command,
        int port,
        @Nullable String readyText,
        Path log,
        @Nullable URI metrics,
        boolean signOn) {

    public Candidate {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new IllegalArgumentException(name + ": no command (expected: a program)");
        }
    }

    /** The bare relay, run by this JVM's own java and class path. */
    public static Candidate relay(int port, int issuerPort, Path log) {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms512m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dio.netty.buffer.checkBounds=false",
                        "-Dio.netty.buffer.checkAccessible=false",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.crosspoint.perf.relay.RelayMain",
                        Integer.toString(port),
                        Integer.toString(issuerPort));
        return new Candidate("relay", command, port, "ready ", log, null, false);
    }
}
