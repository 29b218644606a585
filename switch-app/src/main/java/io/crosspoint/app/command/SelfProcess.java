package io.crosspoint.app.command;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
        command.add(classPath());
        command.add("io.crosspoint.app.Crosspoint");
        command.addAll(arguments);
        return List.copyOf(command);
    }

    /** Absolute, since the child may work in another folder. */
    private static String classPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A debugger's port or a coverage file cannot be used twice. */
    private static boolean isAgent(String flag) {
        return flag.startsWith("-agentlib") || flag.startsWith("-javaagent");
    }
}
