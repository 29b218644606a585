package io.crosspoint.app.command;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Lines of input from an option, a file or standard input, UTF-8, with their numbers; empty ones
 * are passed over.
 */
final class LineSource implements AutoCloseable {
    /** The file name that means standard input. */
    static final Path STANDARD_INPUT = Path.of("-");

    private final String name;
    private final BufferedReader reader;
    private int number;

    private LineSource(String name, Reader reader) {
        this.name = name;
        this.reader = new BufferedReader(reader);
    }

    static LineSource ofText(String name, String text) {
        return new LineSource(name, new StringReader(text));
    }

    static LineSource ofStandardInput() {
        return new LineSource(
                "standard input", new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }

    /**
     * Opens a file, or standard input for "-".
     *
     * @throws CommandFailedException when it cannot be opened
     */
    static LineSource of(Path file) {
        if (file.equals(STANDARD_INPUT)) {
            return ofStandardInput();
        }
        try {
            return new LineSource(file.toString(), Files.newBufferedReader(file));
        } catch (NoSuchFileException e) {
            throw new CommandFailedException(ExitCode.USAGE, file + ": no such file");
        } catch (IOException e) {
            throw new CommandFailedException(ExitCode.USAGE, file + ": cannot be read");
        }
    }

    /** The next line that is not empty, stripped; null at the end. */
    @Nullable String next() {
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    return line.strip();
                }
            }
            return null;
        } catch (CharacterCodingException e) {
            throw new CommandFailedException(
                    ExitCode.USAGE,
                    name + ":" + (number + 1) + ": bytes that are no text (expected: UTF-8)");
        } catch (IOException e) {
            throw new CommandFailedException(ExitCode.FAILED, name + ": cannot be read");
        }
    }

    /** Where the last line came from, such as {@code messages.txt:3}. */
    String place() {
        return name + ":" + number;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new CommandFailedException(ExitCode.FAILED, name + ": cannot be closed");
        }
    }
}
