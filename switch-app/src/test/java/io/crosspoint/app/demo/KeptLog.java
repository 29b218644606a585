package io.crosspoint.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What the switch under test had to say outlives the test that failed, and the failure names it.
 */
final class KeptLog {
    private static final Path KEPT = Path.of("target", "switch-logs");

    private KeptLog() {}

    /** A test's body. */
    interface Body {
        void run() throws Exception;
    }

    /**
     * Runs a body; should it fail, the log is copied and the failure told with its path.
     *
     * @param name of the copy
     * @param log of the switch; may be missing
     */
    @SuppressWarnings("IllegalCatch") // whatever it is, it is thrown again with more to say
    static void keeping(String name, Path log, Body body) throws Exception {
        try {
            body.run();
        } catch (Exception | AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + " (log of the switch: " + keep(name, log) + ")", e);
        }
    }

    private static String keep(String name, Path log) throws IOException {
        if (!Files.exists(log)) {
            return "none was written";
        }
        Files.createDirectories(KEPT);
        Path kept = KEPT.resolve(name + "-" + System.currentTimeMillis() + ".log");
        Files.copy(log, kept, StandardCopyOption.REPLACE_EXISTING);
        return kept.toAbsolutePath().toString();
    }
}
