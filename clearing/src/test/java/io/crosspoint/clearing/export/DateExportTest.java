package io.crosspoint.clearing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.memory.MemoryJournal;
import io.crosspoint.journal.transactions.BusinessDateOpenedEncoder;
import io.crosspoint.journal.transactions.LinkSignOnEncoder;
import io.crosspoint.journal.transactions.MessageHeaderEncoder;
import io.crosspoint.journal.transactions.TransactionAcceptedEncoder;
import io.crosspoint.journal.transactions.TransactionType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

final class DateExportTest {
    private static final int DATE = 20_261_120;
    private static final long TOKEN = 6299_0012_3456_7893L;
    private static final long NS_PER_DAY = 86_400_000_000_000L;

    @TempDir private Path folder;
    private final MemoryJournal journal = MemoryJournal.durableAtOnce();
    private final RecordBatch batch = journal.newBatch(64 << 10);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    /** 1 opens the date, 2 and 3 belong to it, 4 to the next, 5 signs a link on. */
    @BeforeEach
    void write() {
        BusinessDateOpenedEncoder opened = new BusinessDateOpenedEncoder();
        opened.wrapAndApplyHeader(batch.buffer(), batch.begin(), header).businessDate(DATE);
        batch.commit(8 + opened.encodedLength(), 1);
        accepted(DATE, 1_000, "=T 1");
        accepted(DATE, 2_500, "T,\"2\"");
        accepted(DATE + 1, 9_000, "T3");
        LinkSignOnEncoder signOn = new LinkSignOnEncoder();
        signOn.wrapAndApplyHeader(batch.buffer(), batch.begin(), header).link(7);
        batch.commit(8 + signOn.encodedLength(), 2 * NS_PER_DAY);
        journal.append(batch);
    }

    private void accepted(int date, long amountMinor, String terminal) {
        TransactionAcceptedEncoder accepted = new TransactionAcceptedEncoder();
        accepted.wrapAndApplyHeader(batch.buffer(), batch.begin(), header)
                .facts()
                .transactionId(-1)
                .businessDate(date)
                .type(TransactionType.PURCHASE)
                .currency(156)
                .amountMinor(amountMinor)
                .token(TOKEN)
                .lastFour(7)
                .sealHigh(0xfedcba9876543210L)
                .rrn("000000000012")
                .terminal(terminal);
        batch.commit(8 + accepted.encodedLength(), NS_PER_DAY);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private Path export(ExportFormat format, boolean overwrite) throws IOException {
        return new DateExport("transactions", "transactions", format, folder, overwrite)
                .export(journal.read(0), DATE, 1, 5, null);
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void shouldSayInTheManifestWhatTheFileHolds(ExportFormat format) throws IOException {
        Path manifest = export(format, false);
        Manifest found = DateExport.verify(manifest);
        assertThat(found.stream()).isEqualTo("transactions");
        assertThat(found.file()).isEqualTo("transactions-20261120." + format.suffix());
        assertThat(found.bytes()).isEqualTo(Files.size(folder.resolve(found.file())));
        assertThat(found.range().firstSequence()).isEqualTo(1);
        assertThat(found.range().lastSequence()).isEqualTo(5);
        assertThat(found.range().previousCrc()).isEqualTo("00000000");
        assertThat(found.countByType())
                .containsEntry("TransactionAccepted", 3L)
                .containsEntry("BusinessDateOpened", 1L)
                .containsEntry("LinkSignOn", 1L);
        assertThat(found.amounts())
                .containsExactly(
                        new Manifest.Amount("TransactionAccepted", "PURCHASE", 156, 2, 3_500));
        assertThat(files()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"CSV", "JSONL"})
    void shouldGiveTheSameBytesAgain(ExportFormat format) throws IOException {
        Path file = folder.resolve("transactions-20261120." + format.suffix());
        byte[] manifest = Files.readAllBytes(export(format, false));
        byte[] bytes = Files.readAllBytes(file);
        assertThat(Files.readAllBytes(export(format, true))).isEqualTo(manifest);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void shouldWriteMaskedLines() throws IOException {
        export(ExportFormat.CSV, false);
        List<String> lines = Files.readAllLines(folder.resolve("transactions-20261120.csv"));
        assertThat(lines).hasSize(6);
        assertThat(lines.getFirst())
                .startsWith("sequence,time,time_ns,partition,epoch,record,version,transactionId,")
                .contains(",businessDate,type,channel,")
                .doesNotContain("facts");
        assertThat(lines.get(2))
                .startsWith("2,1970-01-02T00:00:00Z,86400000000000,0,")
                .contains(
                        ",TransactionAccepted,%d,18446744073709551615,20261120,PURCHASE,"
                                .formatted(TransactionAcceptedEncoder.SCHEMA_VERSION))
                .contains(",629900******7893,", ",fedcba9876543210,", ",0007,", ",'=T 1,")
                .doesNotContain(Long.toString(TOKEN));
        assertThat(lines.get(3)).contains(",\"T,\"\"2\"\"\",");
        assertThat(lines.get(5)).contains(",LinkSignOn,");
        int columns = lines.getFirst().split(",", -1).length;
        assertThat(lines.get(5).split(",", -1)).hasSize(columns);
    }

    @Test
    void shouldWriteColumnsThatADatabaseReads() throws Exception {
        export(ExportFormat.PARQUET, false);
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT sum(amountMinor), max(transactionId), count(*), count(rrn),"
                                        + " min(terminal), min(token), max(sequence) FROM '"
                                        + folder.resolve("transactions-20261120.parquet")
                                        + "'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isEqualTo(12_500);
            assertThat(rows.getString(2)).isEqualTo("18446744073709551615");
            assertThat(rows.getLong(3)).isEqualTo(5);
            assertThat(rows.getLong(4)).isEqualTo(3);
            assertThat(rows.getString(5)).isEqualTo("=T 1");
            assertThat(rows.getString(6)).isEqualTo("629900******7893");
            assertThat(rows.getLong(7)).isEqualTo(5);
        }
    }

    @Test
    void shouldLeaveWhatIsThereAlone() throws IOException {
        Path manifest = export(ExportFormat.CSV, false);
        assertThatThrownBy(() -> export(ExportFormat.CSV, false))
                .isInstanceOf(ExportException.class)
                .hasMessage(
                        folder.resolve("transactions-20261120.csv")
                                + ": is there already (expected: a free name, or --force)");
        Files.delete(folder.resolve("transactions-20261120.csv"));
        assertThatThrownBy(() -> export(ExportFormat.CSV, false))
                .hasMessageStartingWith(manifest + ": is there already");
    }

    @Test
    void shouldLeaveNothingBehindWhenRecordsLackOrAreOthers() throws IOException {
        DateExport export =
                new DateExport("transactions", "transactions", ExportFormat.PARQUET, folder, false);
        assertThatThrownBy(() -> export.export(journal.read(0), DATE, 1, 6, null))
                .hasMessage("records end with 5 (expected: up to 6)");
        assertThatThrownBy(() -> export.export(journal.read(0), DATE, 1, 5, "0".repeat(64)))
                .hasMessageStartingWith("records 1 to 5: SHA-256 ")
                .hasMessageEndingWith(
                        "(expected: %s, as the date was sealed)".formatted("0".repeat(64)));
        assertThat(files()).isEmpty();
    }

    @Test
    void shouldFindWhatIsNotAsTheManifestSays() throws IOException {
        Path manifest = export(ExportFormat.CSV, false);
        Path file = folder.resolve("transactions-20261120.csv");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("20261121", "20261122"));
        assertThatThrownBy(() -> DateExport.verify(manifest))
                .isInstanceOf(ExportException.class)
                .hasMessageStartingWith(file + ": SHA-256 ");
        Files.writeString(file, text + "\n");
        assertThatThrownBy(() -> DateExport.verify(manifest)).hasMessageContaining(": bytes ");
        Files.delete(file);
        assertThatThrownBy(() -> DateExport.verify(manifest))
                .hasMessage(file + ": not there (expected: the exported file)");
        Files.writeString(manifest, Files.readString(manifest).replace("transactions-2", "../x-2"));
        assertThatThrownBy(() -> DateExport.verify(manifest)).hasMessageContaining(": file ../x-2");
        Files.writeString(manifest, "{}");
        assertThatThrownBy(() -> DateExport.verify(manifest))
                .hasMessage(manifest + ": date: no number (expected: one)");
    }

    @Test
    void shouldFindTheRecordsOfADay() {
        assertThat(DayRange.of(journal.read(0), LocalDate.of(1970, 1, 1)))
                .contains(new DayRange(1, 1));
        assertThat(DayRange.of(journal.read(0), LocalDate.of(1970, 1, 2)))
                .contains(new DayRange(2, 4));
        assertThat(DayRange.of(journal.read(0), LocalDate.of(1970, 1, 3)))
                .contains(new DayRange(5, 5));
        assertThat(DayRange.of(journal.read(0), LocalDate.of(1970, 1, 4))).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
