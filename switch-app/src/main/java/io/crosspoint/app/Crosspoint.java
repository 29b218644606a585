package io.crosspoint.app;

import io.crosspoint.app.command.CommandLines;

/** The program: parses the command line and ends with its exit code. */
public final class Crosspoint {
    private Crosspoint() {}

    public static void main(String[] args) {
        System.exit(CommandLines.execute(args));
    }
}
