package io.crosspoint.app.command;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This program as a child process: the same Java, flags and class path. */
public final class SelfProcess {
    private SelfProcess() {}

    /**
     * The command line.
     *
     * @param jvmFlags flags beside those that this process was started with
     * @param arguments subcommand and options
     */
    public static List<String> command(List<String> jvmFlags, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!isAgent(flag)) {
                command.add(flag);
            }
        }
        command.addAll(jvmFlags);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("io.crosspoint.app.Crosspoint");
        command.addAll(arguments);
        return List.copyOf(command);
    }

    /** A debugger's port or a coverage file cannot be used twice. */
    private static boolean isAgent(String flag) {
        return flag.startsWith("-agentlib") || flag.startsWith("-javaagent");
    }
}
