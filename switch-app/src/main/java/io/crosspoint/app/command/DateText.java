package io.crosspoint.app.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Business dates as options name them. */
final class DateText {
    private DateText() {}

    /**
     * Reads a date.
     *
     * @param option whose value it is, for the error
     * @param expected what else may stand there, for the error
     * @throws ParameterException when it is no date of the calendar
     */
    static LocalDate parse(CommandSpec spec, String option, String text, String expected) {
        try {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s: '%s' (expected: %s)".formatted(option, text, expected),
                    e);
        }
    }

    /** As records and seals hold it: yyyymmdd. */
    static int number(LocalDate date) {
        return Integer.parseInt(date.format(DateTimeFormatter.BASIC_ISO_DATE));
    }
}
