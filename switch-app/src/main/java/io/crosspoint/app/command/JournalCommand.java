package io.crosspoint.app.command;

import picocli.CommandLine.Command;

/** Reads journals; works while a switch writes them. */
@Command(
        name = "journal",
        description = {
            "Read journals, also while a switch writes them.",
            "DIR is the folder of one stream, or a switch's journal folder with the streams"
                    + " transactions, tokens and codes below it."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            JournalVerify.class,
            JournalTail.class,
            JournalStats.class,
            JournalReindex.class,
            JournalSeal.class,
            JournalExport.class,
            JournalArchive.class,
            JournalFormat.class,
            JournalSnapshot.class,
            JournalSnapshots.class
        })
final class JournalCommand extends CommandGroup {}
