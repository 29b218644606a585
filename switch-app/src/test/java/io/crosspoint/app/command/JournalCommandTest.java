package io.crosspoint.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.crosspoint.app.config.OriginalsConfig;
import io.crosspoint.core.originals.OriginalsIndex;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

@Timeout(60)
class JournalCommandTest {
    @TempDir Path journal;

    private Path stream() {
        return journal.resolve("transactions");
    }

    @Test
    void shouldVerifyAndCountWhileTheJournalIsWritten() {
        try (SmallJournal writer = new SmallJournal(stream())) {
            writer.open().purchase(1_000).purchase(2_000);
            Invocation verified = Invocation.of("journal", "verify", journal);
            assertThat(verified.exitCode()).as(verified.err()).isZero();
            assertThat(verified.out())
                    .startsWith("transactions: 5 records, ")
                    .contains(": no defect");
            Invocation counted = Invocation.of("journal", "stats", stream());
            assertThat(counted.exitCode()).isZero();
            assertThat(counted.out())
                    .startsWith("transactions: 5 records, ")
                    .containsPattern("transactions\\.TransactionAccepted +2\n")
                    .containsPattern("transactions\\.BusinessDateOpened +1\n")
                    .containsPattern("20261120 +5\n");
        }
    }

    @Test
    void shouldMakeTheIndexOfOriginalsAnew(@TempDir Path elsewhere) throws IOException {
        try (SmallJournal writer = new SmallJournal(stream())) {
            writer.open().purchase(1_000).purchase(2_000);
        }
        Invocation first = Invocation.of("journal", "reindex", journal);
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).endsWith("originals: 5 records, 2 transactions\n");
        assertThat(journal.resolve("originals")).isNotEmptyDirectory();

        Invocation again = Invocation.of("journal", "reindex", journal);
        assertThat(again.out()).isEqualTo(first.out());
        Path named = elsewhere.resolve("index");
        Invocation other = Invocation.of("journal", "reindex", stream(), "--index", named);
        assertThat(other.out()).isEqualTo(named + ": 5 records, 2 transactions\n");
    }

    @Test
    void shouldNotMakeAnIndexThatIsInUseOrOfNoJournal(@TempDir Path elsewhere) {
        try (SmallJournal writer = new SmallJournal(stream())) {
            writer.open().purchase(1_000);
        }
        Path folder = journal.resolve("originals");
        try (OriginalsIndex used = OriginalsIndex.open(OriginalsConfig.index(folder))) {
            Invocation refused = Invocation.of("journal", "reindex", journal);
            assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(refused.err()).contains("open already").contains("must be stopped first");
            assertThat(used.position()).isZero();
        }
        Invocation nothing = Invocation.of("journal", "reindex", elsewhere);
        assertThat(nothing.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(nothing.err()).contains("no journal found");
    }

    @Test
    void shouldNameTheFirstBadRecord() throws IOException {
        try (SmallJournal writer = new SmallJournal(stream())) {
            writer.open().purchase(1_000).purchase(2_000).purchase(3_000);
        }
        damage("000000000002");
        Invocation verified = Invocation.of("journal", "verify", journal);
        assertThat(verified.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(verified.err().lines()).hasSize(1);
        assertThat(verified.err()).startsWith("transactions: record 4 at ").contains("CRC32C");
    }

    /** Changes one byte of the retrieval reference number. */
    private void damage(String rrn) throws IOException {
        try (Stream<Path> files = Files.list(stream().resolve("ledger"))) {
            Path file = files.filter(f -> f.toString().endsWith(".cq4")).findFirst().orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            int at = text.indexOf(rrn);
            assertThat(at).isPositive();
            bytes[at] ^= 1;
            Files.write(file, bytes);
        }
    }

    @Test
    void shouldEscapeWhatWouldSteerATerminal() {
        try (SmallJournal writer = new SmallJournal(stream())) {
            writer.open().terminal("\u001b[2J\nX").purchase(1_000);
        }
        for (String form : new String[] {"--lines=2", "--json"}) {
            Invocation newest = Invocation.of("journal", "tail", journal, form);
            assertThat(newest.out()).contains("\"\\u001b[2J\\u000aX\"");
            assertThat(newest.out().replace("\n", "")).doesNotContainPattern("\\p{Cntrl}");
        }
    }

    @Test
    void shouldKeepTheZerosOfTheLastFourDigits() {
        try (SmallJournal writer = new SmallJournal(stream())) {
            writer.open().purchase(1_000);
        }
        assertThat(Invocation.of("journal", "tail", journal).out()).contains(" lastFour=0001 ");
    }

    @Test
    void shouldPrintTheFormatThatTheDocumentsHold() throws IOException {
        Invocation format = Invocation.of("journal", "format");
        assertThat(format.exitCode()).isZero();
        assertThat(format.out()).isEqualTo(Files.readString(Path.of("../docs/journal-format.md")));
    }

    @Test
    void shouldTakeSnapshotsByHandAndListThem() throws IOException {
        new SmallJournal(journal.resolve("tokens")).close();
        new SmallJournal(journal.resolve("codes")).close();
        try (SmallJournal writer = new SmallJournal(stream())) {
            Invocation none = Invocation.of("journal", "snapshots", journal);
            assertThat(none.out()).isEqualTo("no snapshot: a start folds every record\n");
            writer.open().purchase(1_000).purchase(2_000);
        }
        Invocation taken = Invocation.of("journal", "snapshot", "--config", config());
        assertThat(taken.exitCode()).as(taken.err()).isZero();
        assertThat(taken.out())
                .contains("0000000001.snapshot")
                .contains("transactions: behind record 5\n");
        try (SmallJournal writer = new SmallJournal(stream())) {
            writer.purchase(3_000);
        }
        Invocation again = Invocation.of("journal", "snapshot", "--config", config());
        assertThat(again.out()).contains("transactions: behind record 7\n");
        damageSnapshot("0000000001.snapshot");
        Invocation listed = Invocation.of("journal", "snapshots", journal);
        assertThat(listed.exitCode()).isZero();
        assertThat(listed.out().lines().toList().get(2))
                .matches("0000000002.snapshot +2\\d{3}-.* +7 +0 +0 +whole");
        assertThat(listed.out().lines().toList().get(3))
                .startsWith("0000000001.snapshot")
                .contains("not usable: ");
    }

    /** The demonstration's switch over this journal. */
    private Path config() throws IOException {
        Path conf = Path.of("..", "conf");
        Files.copy(
                conf.resolve("demo-rules.yaml"),
                journal.resolve("demo-rules.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        String text = Files.readString(conf.resolve("demo.yaml"));
        Path file = journal.resolve("switch.yaml");
        Files.writeString(file, text.replace("var/demo/switch/journal", journal.toString()));
        return file;
    }

    private void damageSnapshot(String name) throws IOException {
        Path file = journal.resolve("snapshots").resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void shouldPrintTheNewestRecords() {
        try (SmallJournal writer = new SmallJournal(stream())) {
            writer.open().purchase(1_000).purchase(2_000);
        }
        Invocation newest = Invocation.of("journal", "tail", journal, "--lines", 2);
        assertThat(newest.out().lines()).hasSize(2);
        assertThat(newest.out())
                .startsWith("4 1970-01-01T00:00:03Z transactions.TransactionAccepted ")
                .contains("amountMinor=2000");
        Invocation filtered =
                Invocation.of(
                        "journal", "tail", journal, "--json", "--filter", "transactionconcluded");
        assertThat(filtered.out().lines())
                .hasSize(2)
                .allMatch(l -> l.contains("\"type\":\"transactions.TransactionConcluded\""));
        Invocation from = Invocation.of("journal", "tail", journal, "--from", 5);
        assertThat(from.out().lines()).hasSize(1).allMatch(line -> line.startsWith("5 "));
    }

    @Test
    void shouldSealClosedDatesAndFindWhatIsNoLongerAsItWasSealed() throws IOException {
        try (SmallJournal writer = new SmallJournal(stream())) {
            writer.open().purchase(1_000).seal(0);
        }
        Invocation sealed = Invocation.of("journal", "seal", journal);
        assertThat(sealed.out())
                .containsPattern("^20261120: records 1 to 4, SHA-256 [0-9a-f]{64}\n$");
        assertThat(Invocation.of("journal", "seal", journal).out()).isEqualTo(sealed.out());
        Invocation verified = Invocation.of("journal", "verify", journal);
        assertThat(verified.out()).contains(", 1 date as it was sealed: no defect");
        Path seal = stream().resolve("seals/20261120.json");
        String text = Files.readString(seal);
        String digest = text.replaceFirst("(?s).*\"sha256\" : \"(\\w+)\".*", "$1");
        Files.writeString(seal, text.replace(digest, "0".repeat(64)));
        Invocation altered = Invocation.of("journal", "verify", journal);
        assertThat(altered.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(altered.err())
                .isEqualTo(
                        "transactions: business date 20261120, records 1 to 4: SHA-256 %s (expected: %s, as it was sealed)\n"
                                .formatted(digest, "0".repeat(64)));
        Files.writeString(seal, "{}");
        assertThat(Invocation.of("journal", "verify", journal).err())
                .isEqualTo("transactions: " + seal + ": businessDate: no number (expected: one)\n");
    }

    @Test
    void shouldPrintOnlyWhatFiltersWant() {
        try (SmallJournal writer = new SmallJournal(stream())) {
            writer.open().purchase(1_000).purchase(2_000).purchase(3_000);
        }
        Invocation chosen =
                Invocation.of(
                        "journal",
                        "tail",
                        journal,
                        "--filter=date=20261120 and amountMinor>=2000",
                        "--filter=type=TransactionAccepted",
                        "--filter=rrn!=000000000003");
        assertThat(chosen.out().lines()).hasSize(1).allMatch(l -> l.contains(" amountMinor=2000 "));
        Invocation wrong = Invocation.of("journal", "tail", journal, "--filter", "rrm=1");
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err())
                .startsWith("--filter: character 1: no record has a field 'rrm' (expected:")
                .contains("rrn");
    }

    @Test
    void shouldEndWithSuccessWhenItIsAskedToStop() throws Exception {
        try (SmallJournal writer = new SmallJournal(stream())) {
            writer.open();
        }
        Process tail =
                new ProcessBuilder(
                                SelfProcess.command(
                                        List.of("-XX:TieredStopAtLevel=1"),
                                        List.of("journal", "tail", journal.toString(), "--follow")))
                        .start();
        try (BufferedReader lines = tail.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).contains("BusinessDateOpened");
            tail.destroy();
            assertThat(tail.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(tail.exitValue()).isZero();
        } finally {
            tail.destroyForcibly();
        }
    }

    @Test
    void shouldFollowWhatIsWritten() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        try (SmallJournal writer = new SmallJournal(stream())) {
            writer.open();
            Thread tail =
                    new Thread(
                            () ->
                                    CommandLines.create()
                                            .setOut(new PrintWriter(into(lines), true))
                                            .execute(
                                                    "journal",
                                                    "tail",
                                                    journal.toString(),
                                                    "--follow"));
            tail.start();
            assertThat(lines.poll(30, TimeUnit.SECONDS)).contains("BusinessDateOpened");
            writer.purchase(4_200);
            assertThat(lines.poll(30, TimeUnit.SECONDS)).contains("amountMinor=4200");
            tail.interrupt();
            tail.join(30_000);
            assertThat(tail.isAlive()).isFalse();
        }
    }

    /** Puts each line that is printed into the queue. */
    static Writer into(BlockingQueue<String> lines) {
        return new Writer() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public void write(char[] chars, int offset, int length) {
                text.append(chars, offset, length);
            }

            @Override
            public void flush() {
                text.toString().lines().forEach(lines::add);
                text.setLength(0);
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void shouldRefuseWrongUsage() {
        try (SmallJournal writer = new SmallJournal(stream())) {
            writer.open();
        }
        Path absent = journal.resolve("absent");
        assertUsage(absent + ": no journal found", "journal", "verify", absent);
        assertUsage("no stream codes", "journal", "tail", journal, "--stream", "codes");
        assertUsage("--from: 0 (expected: 1 or more)", "journal", "tail", journal, "--from", 0);
        assertUsage("where the ledger ends", "journal", "tail", journal, "--from", 9);
        assertUsage("--lines: -1", "journal", "tail", journal, "--lines", -1);
        assertUsage("a subcommand is missing", "journal");
        assertUsage("DIR", "journal", "stats");
    }

    private static void assertUsage(String reason, Object... args) {
        Invocation invocation = Invocation.of(args);
        assertThat(invocation.exitCode()).as(invocation.err()).isEqualTo(ExitCode.USAGE);
        assertThat(invocation.err().lines().findFirst().orElse("")).contains(reason);
    }
}
