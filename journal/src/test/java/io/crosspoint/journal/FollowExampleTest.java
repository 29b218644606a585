package io.crosspoint.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.journal.chronicle.ChronicleJournal;
import io.crosspoint.journal.chronicle.Durability;
import io.crosspoint.journal.chronicle.JournalSettings;
import io.crosspoint.journal.transactions.MessageHeaderEncoder;
import io.crosspoint.journal.transactions.Outcome;
import io.crosspoint.journal.transactions.TransactionConcludedEncoder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The example in docs/journal.md compiles and does what it says. */
final class FollowExampleTest {
    private static final String BEGIN = "```java\n";

    @TempDir private Path temporary;

    @Test
    void shouldFollowFromAPosition() throws Exception {
        Method follow = compiled();
        Path stream = temporary.resolve("stream");
        JournalSettings settings =
                new JournalSettings(stream, Durability.PROCESS, 0, 1, 1 << 20, 0);
        try (ChronicleJournal journal = ChronicleJournal.open(settings)) {
            append(journal, 1, 3);
        }
        assertThat(run(follow, stream, 0)).isEqualTo("1 APPROVED\n2 APPROVED\n3 APPROVED\n@3");
        try (ChronicleJournal journal = ChronicleJournal.open(settings)) {
            append(journal, 4, 5);
        }
        assertThat(run(follow, stream, 3)).isEqualTo("4 APPROVED\n5 APPROVED\n@5");
    }

    private static String run(Method follow, Path stream, long position) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Iterator<Boolean> twice = List.of(true, true, false).iterator();
        BooleanSupplier goOn = twice::next;
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            Object handled = follow.invoke(null, stream, position, goOn, out);
            out.print("@" + handled);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static void append(ChronicleJournal journal, int first, int last) {
        RecordBatch batch = journal.newBatch(64 << 10);
        MessageHeaderEncoder header = new MessageHeaderEncoder();
        for (int id = first; id <= last; id++) {
            TransactionConcludedEncoder concluded = new TransactionConcludedEncoder();
            concluded
                    .wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                    .transactionId(id)
                    .outcome(Outcome.APPROVED);
            batch.commit(MessageHeaderEncoder.ENCODED_LENGTH + concluded.encodedLength(), id);
        }
        journal.append(batch);
    }

    /** The method follow of the class that the page shows. */
    private Method compiled() throws Exception {
        String page = Files.readString(Path.of("../docs/journal.md"));
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String source = page.substring(begin, page.indexOf("```", begin));
        var file =
                new SimpleJavaFileObject(
                        URI.create("string:///FollowTransactions.java"),
                        JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options =
                List.of("-d", temporary.toString(), "-proc:none", "-Xlint:all,-path", "-Werror");
        boolean done =
                ToolProvider.getSystemJavaCompiler()
                        .getTask(null, null, null, options, null, List.of(file))
                        .call();
        assertThat(done).isTrue();
        URL[] classes = {temporary.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
            return loader.loadClass("FollowTransactions")
                    .getMethod(
                            "follow",
                            Path.class,
                            long.class,
                            BooleanSupplier.class,
                            PrintStream.class);
        }
    }
}
