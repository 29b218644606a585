package io.crosspoint.app.command;

import io.crosspoint.app.demo.Demo;
import io.crosspoint.app.demo.DemoException;
import io.crosspoint.app.demo.DemoOptions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/** Shows the whole switch at work on this machine. */
@Command(
        name = "demo",
        description = {
            "Start two banks, two acquirers and the switch of conf/demo.yaml on loopback, send a"
                    + " mixed stream of transactions, restart the switch half way, close and clear"
                    + " the day, and compare every book with the journal.",
            "Files lie under var/demo, which is removed and remade."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--transactions",
            paramLabel = "N",
            defaultValue = "2000",
            description = "About so many are sent, 50 to 100000 (default: ${DEFAULT-VALUE}).")
    private int transactions;

    @Option(
            names = "--keep-running",
            description = "Leave the switch running afterwards, until Ctrl-C.")
    private boolean keepRunning;

    @Option(
            names = "--kill",
            description =
                    "Kill the switch half way (SIGKILL) instead of ending it in order (SIGTERM).")
    private boolean kill;

    @Override
    public Integer call() throws InterruptedException {
        DemoOptions options;
        try {
            options = new DemoOptions(transactions, keepRunning, kill);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        Demo demo =
                new Demo(
                        options,
                        SelfProcess.command(List.of(), List.of("run")),
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr());
        try {
            if (!demo.run()) {
                throw new CommandFailedException(ExitCode.FAILED, "the books do not agree");
            }
        } catch (DemoException e) {
            throw new CommandFailedException(ExitCode.FAILED, String.valueOf(e.getMessage()));
        }
        return ExitCode.OK;
    }
}
