package io.crosspoint.app.command;

import picocli.CommandLine.Command;

/** Plays the members around a switch. */
@Command(
        name = "sim",
        description =
                "Play an acquirer or issuer that talks to a switch, or all of them by a seed.",
        mixinStandardHelpOptions = true,
        subcommands = {SimAcquirer.class, SimIssuer.class, SimSoak.class})
final class SimCommand extends CommandGroup {}
