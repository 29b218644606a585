package io.crosspoint.perf.floor;

import io.crosspoint.perf.load.AcceptedPort;
import io.crosspoint.perf.wire.EventLoops;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A started candidate: when it is ready, what CPU it has used, and its end. */
final class MeasuredProcess implements AutoCloseable {
    private final Candidate candidate;
    private final Duration patience;
    private final Process process;
    private final Promise<Void> ready;
    private final @Nullable AllocationMeter allocation;

    private MeasuredProcess(Candidate candidate, Duration patience, Process process, EventLoop on) {
        this.candidate = candidate;
        this.patience = patience;
        this.process = process;
        this.ready = on.newPromise();
        URI metrics = candidate.metrics();
        this.allocation = metrics == null ? null : new AllocationMeter(metrics);
    }

    /** Starts the process; its output goes to its log, and is watched for the ready text. */
    static MeasuredProcess start(Candidate candidate, Duration patience, EventLoop loop) {
        try {
            Process process =
                    new ProcessBuilder(candidate.command()).redirectErrorStream(true).start();
            process.getOutputStream().close();
            MeasuredProcess started = new MeasuredProcess(candidate, patience, process, loop);
            Thread.ofPlatform()
                    .daemon()
                    .name(candidate.name() + "-output")
                    .start(started::copyOutput);
            return started;
        } catch (IOException e) {
            throw new FloorException(candidate.name() + ": did not start: " + e.getMessage());
        }
    }

    private void copyOutput() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                Writer log = Files.newBufferedWriter(candidate.log())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.write(line);
                log.write(System.lineSeparator());
                log.flush();
                if (candidate.readyText() != null && line.contains(candidate.readyText())) {
                    ready.trySuccess(null);
                }
            }
            ready.tryFailure(new IOException("its output ended before it was ready"));
        } catch (IOException e) {
            ready.tryFailure(e);
        }
    }

    /** Waits until the process is ready. */
    void awaitReady(EventLoop loop) throws InterruptedException {
        if (candidate.readyText() == null) {
            Future<Void> accepted =
                    AcceptedPort.await(loop, EventLoops.loopback(candidate.port()), patience);
            if (!accepted.await().isSuccess()) {
                ready.tryFailure(accepted.cause());
            } else {
                ready.trySuccess(null);
            }
        }
        if (!ready.await(patience.toMillis())) {
            throw failure("not ready within " + patience.toSeconds() + " s");
        }
        if (!ready.isSuccess() || !process.isAlive()) {
            throw failure("ended, or could not be reached: " + cause(ready.cause()));
        }
    }

    private FloorException failure(String what) {
        return new FloorException(
                candidate.name() + ": " + what + " (its output: " + candidate.log() + ")");
    }

    private static String cause(@Nullable Throwable cause) {
        return cause == null ? "no reason told" : String.valueOf(cause.getMessage());
    }

    /**
     * CPU that the process and its children have used so far, in seconds.
     *
     * @throws FloorException when the process has ended
     */
    double cpuSeconds() {
        if (!process.isAlive()) {
            throw failure("ended in the middle");
        }
        return family().mapToDouble(
                        p -> p.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9)
                .sum();
    }

    /**
     * What the process has allocated on its heap so far.
     *
     * @return bytes, not a number when it has no metrics
     */
    double allocatedBytes() throws InterruptedException {
        return allocation == null ? Double.NaN : allocation.bytes();
    }

    private Stream<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** Ends the process and its children, gently and then, when patience is over, at once. */
    @Override
    public void close() {
        ProcessHandle[] all = family().toArray(ProcessHandle[]::new);
        for (ProcessHandle handle : all) {
            handle.destroy();
        }
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                for (ProcessHandle handle : all) {
                    handle.destroyForcibly();
                }
                process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
            process.getInputStream().close();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // It has ended, and nobody reads its output any more.
        } finally {
            if (allocation != null) {
                allocation.close();
            }
        }
    }
}
