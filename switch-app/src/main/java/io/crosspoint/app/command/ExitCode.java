package io.crosspoint.app.command;

/** What the program ends with. */
public final class ExitCode {
    public static final int OK = 0;

    /** A check failed, or what was asked for could not be done. */
    public static final int FAILED = 1;

    /** The command line or a file it names is wrong. */
    public static final int USAGE = 2;

    private ExitCode() {}
}
