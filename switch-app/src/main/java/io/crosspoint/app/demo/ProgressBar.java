package io.crosspoint.app.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells on standard error how far the stream has come: a bar on a terminal, lines elsewhere. */
final class ProgressBar {
    private static final int WIDTH = 40;
    private static final int STEP_PERCENT = 10;
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final PrintWriter err;
    private final boolean terminal;
    private final long total;
    private String note = "";
    private int toldPercent;

    ProgressBar(PrintWriter err, long total) {
        this.err = err;
        this.total = Math.max(total, 1);
        this.terminal = isTerminal();
    }

    private static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Something worth knowing that happens now; empty for nothing. */
    void note(String text) {
        note = text;
        if (!terminal && !text.isEmpty()) {
            err.println(text);
            err.flush();
        }
    }

    void at(long done) {
        int percent = (int) Math.min(100, done * 100 / total);
        if (terminal) {
            int filled = percent * WIDTH / 100;
            String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
            err.printf("\r[%s] %3d %%  %-28s", bar, percent, note);
            err.flush();
        } else if (percent >= toldPercent + STEP_PERCENT) {
            toldPercent = percent / STEP_PERCENT * STEP_PERCENT;
            err.printf("%3d %% of %d scenarios%n", toldPercent, total);
            err.flush();
        }
    }

    void end() {
        note = "";
        at(total);
        if (terminal) {
            err.println();
            err.flush();
        }
    }
}
