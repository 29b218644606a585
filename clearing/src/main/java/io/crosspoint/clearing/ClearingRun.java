package io.crosspoint.clearing;

import io.crosspoint.clearing.fees.FeeTable;
import io.crosspoint.journal.JournalReader;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Clears one closed business date: reads the journal once, prices every transaction, nets the
 * members against each other and publishes the files of the date. The same journal and fee table
 * give the same bytes. One run at a time for one output folder.
 */
public final class ClearingRun {
    private static final Logger LOG = LoggerFactory.getLogger(ClearingRun.class);

    private final FeeTable fees;
    private final ClearingOptions options;

    public ClearingRun(FeeTable fees, ClearingOptions options) {
        this.fees = fees;
        this.options = options;
    }

    /**
     * Reads from where the reader stands up to the record that closes the date, and publishes the
     * folder {@code outputFolder/yyyymmdd}. The reader must stand at or before the date, and before
     * every original that a refund of the date names. Files that were published before are left as
     * they are when they are equal.
     *
     * @param records transaction stream; stays open
     * @param businessDate yyyymmdd
     * @throws ClearingException when the date cannot be cleared; nothing is published then
     * @throws UncheckedIOException when the output folder cannot be written
     */
    public ClearingReport clear(JournalReader records, int businessDate, Path outputFolder) {
        try (RunFolder folder = new RunFolder(outputFolder, businessDate);
                Workspace workspace = new Workspace(folder.work(), options)) {
            workspace.execute("SET VARIABLE business_date = " + businessDate);
            SealedDate sealed = stage(records, businessDate, workspace);
            workspace.script("candidates.sql");
            new DateChecks(workspace).requireWhole(sealed);
            new ItemPricing(workspace, new Pricing(fees)).priceAll();
            workspace.script("positions.sql");
            SettlementReports reports = new SettlementReports(workspace, options, sealed);
            reports.requireZeroSum();
            reports.write(folder.files());
            Path published = folder.publish();
            ClearingReport report = reports.summary(published);
            LOG.info("cleared {}: {} items into {}", businessDate, report.itemCount(), published);
            return report;
        } catch (SQLException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new ClearingException(
                    "clearing of " + businessDate + ": the database failed: " + reason, e);
        } catch (IOException e) {
            throw new UncheckedIOException("clearing of " + businessDate + ": " + outputFolder, e);
        }
    }

    /**
     * Whether a date was cleared into a folder, and its files are as they were published.
     *
     * @param outputFolder as given to {@link #clear}
     * @param businessDate yyyymmdd
     * @throws UncheckedIOException when they cannot be read
     */
    public static boolean isCleared(Path outputFolder, int businessDate) {
        try {
            return RunFolder.isWhole(outputFolder, businessDate);
        } catch (IOException e) {
            throw new UncheckedIOException("clearing of " + businessDate + ": " + outputFolder, e);
        }
    }

    private static SealedDate stage(JournalReader records, int businessDate, Workspace workspace)
            throws SQLException {
        try (StagingTables tables = new StagingTables(workspace)) {
            return new JournalStaging(tables, businessDate).stage(records);
        }
    }
}
