package io.crosspoint.app.command;

import io.crosspoint.journal.describe.FormatPage;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** Tells how records lie on storage. */
@Command(
        name = "format",
        description = {
            "Print how records are laid out: every message, field and value of this version, as"
                    + " Markdown.",
            "docs/journal-format.md is what this prints."
        },
        mixinStandardHelpOptions = true)
final class JournalFormat implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(FormatPage.markdown());
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
