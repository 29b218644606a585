package io.crosspoint.app.demo;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs of the operating system that make a fault. */
final class Shell {
    private static final long LIMIT_SECONDS = 60;

    private Shell() {}

    /**
     * Runs a program to its end.
     *
     * @return what it printed
     * @throws AssertionError when it failed, with what it printed
     */
    static String run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String printed =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + ": " + printed.strip());
            }
            return printed.strip();
        } catch (IOException e) {
            throw new AssertionError(String.join(" ", command) + ": " + e.getMessage(), e);
        }
    }

    /**
     * Skips the test, and says so where it is seen, when the fault cannot be made here. With
     * -Dfaults.required=true it fails instead.
     */
    static void expectRootWith(String... programs) throws InterruptedException {
        List<String> missing = new ArrayList<>();
        if (!isRoot()) {
            missing.add("root");
        }
        for (String program : programs) {
            if (!has(program)) {
                missing.add(program);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        String told = "NOT TESTED: this fault needs " + String.join(" and ", missing);
        System.err.println(told);
        if (Boolean.getBoolean("faults.required")) {
            throw new AssertionError(told);
        }
        Assumptions.abort(told);
    }

    /** Whether a program of this name can be run at all. */
    private static boolean has(String program) throws InterruptedException {
        try {
            return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
