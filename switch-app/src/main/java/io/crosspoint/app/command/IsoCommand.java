package io.crosspoint.app.command;

import picocli.CommandLine.Command;

/** Looks at ISO 8583 messages and makes them. */
@Command(
        name = "iso",
        description = "Look at ISO 8583 messages and make them.",
        mixinStandardHelpOptions = true,
        subcommands = {IsoDecode.class, IsoDescribe.class, IsoDiff.class, IsoEncode.class})
final class IsoCommand extends CommandGroup {}
