import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that every Java source is formatted with google-java-format, AOSP style, or formats it.
 *
 * <p>Arguments: {@code check} or {@code fix}, then the folder to walk. Exit code 1 when a check
 * finds a file that would change.
 */
final class Format {
    private static final Formatter FORMATTER =
            new Formatter(
                    JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build());

    public static void main(String[] args) throws IOException {
        boolean fix = args[0].equals("fix");
        List<Path> unformatted = new ArrayList<>();
        for (Path source : sources(Path.of(args[1]))) {
            String before = Files.readString(source);
            String after = formatted(source, before);
            if (!before.equals(after)) {
                unformatted.add(source);
                if (fix) {
                    Files.writeString(source, after);
                }
            }
        }
        unformatted.forEach(
                source -> System.err.println((fix ? "formatted " : "not formatted: ") + source));
        if (!fix && !unformatted.isEmpty()) {
            System.err.println("To format them: mvn -N validate -Dformat=fix");
            System.exit(1);
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !root.relativize(file).toString().contains("target/"))
                    .filter(file -> !root.relativize(file).toString().startsWith("var/"))
                    .sorted()
                    .toList();
        }
    }

    private static String formatted(Path source, String text) {
        try {
            String ordered = ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.AOSP);
            return FORMATTER.formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
        } catch (FormatterException e) {
            throw new IllegalStateException(source + ": " + e.getMessage(), e);
        }
    }
}
