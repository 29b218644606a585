package io.crosspoint.app.command;

import io.crosspoint.app.config.ConfigReader;
import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.app.wiring.NothingToStartFromException;
import io.crosspoint.app.wiring.SwitchProcess;
import io.crosspoint.crypto.KeyRing;
import io.crosspoint.crypto.KeyStoreFile;
import io.crosspoint.crypto.Secret;
import io.crosspoint.journal.JournalCorruptException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Runs a switch until it is told to stop. */
@Command(
        name = "run",
        description = {
            "Run a switch until SIGTERM or Ctrl-C; transactions in flight are answered first.",
            "The key store is opened with CROSSPOINT_KEY or CROSSPOINT_PASSPHRASE."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
    private static final long DRAIN_LIMIT_MS = 15_000;

    /** Ends the process when journal or lane have failed: no shutdown hook may let anything out. */
    private static final int LANE_STOPPED = 70;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration, YAML; see conf/demo.yaml.")
    private Path config = Path.of("");

    @Override
    public Integer call() throws Exception {
        SwitchConfig settings = ConfigReader.read(config, System.getenv());
        KeyRing keys;
        try (Secret secret = Secret.fromEnvironment(System.getenv())) {
            keys = KeyStoreFile.open(settings.keyStore(), secret);
        }
        PrintWriter out = spec.commandLine().getOut();
        CountDownLatch ended = new CountDownLatch(1);
        SwitchProcess process = start(settings, keys);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process, ended), "stop"));
        process.ports().forEach((name, port) -> out.println(name + " " + port));
        out.println("ready");
        out.flush();
        ended.await();
        return ExitCode.OK;
    }

    private static SwitchProcess start(SwitchConfig settings, KeyRing keys)
            throws IOException, InterruptedException {
        try {
            return SwitchProcess.start(settings, keys, Version.text(), RunCommand::laneStopped);
        } catch (NothingToStartFromException e) {
            throw new CommandFailedException(
                    ExitCode.FAILED, "the switch does not start: " + e.getMessage());
        } catch (JournalCorruptException e) {
            throw new CommandFailedException(
                    ExitCode.FAILED,
                    "the journal cannot be trusted, and the switch does not start: %s; next: keep the files as they are, run `./crosspoint journal verify %s` and see docs/durability.md"
                            .formatted(
                                    e.getMessage(),
                                    settings.transactions()
                                            .directory()
                                            .toAbsolutePath()
                                            .getParent()));
        }
    }

    private static void stop(SwitchProcess process, CountDownLatch ended) {
        try {
            if (!process.drain(DRAIN_LIMIT_MS)) {
                LOG.warn("some transactions were still in flight; the next start reverses them");
            }
            process.close();
            LOG.info("stopped");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    private static void laneStopped(Throwable cause) {
        LOG.error("the lane has stopped; nothing is answered any more; the process ends", cause);
        Runtime.getRuntime().halt(LANE_STOPPED);
    }
}
