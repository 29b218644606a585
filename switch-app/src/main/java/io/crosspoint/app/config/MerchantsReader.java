package io.crosspoint.app.config;

import io.crosspoint.clearing.csv.CsvReader;
import io.crosspoint.clearing.csv.CsvRow;
import io.crosspoint.clearing.csv.MalformedTableException;
import io.crosspoint.clearing.csv.TableProblem;
import io.crosspoint.core.risk.MerchantRegistry;
import io.crosspoint.iso8583.document.Defect;
import io.crosspoint.iso8583.document.DocumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the acquirers' merchants: columns acquirer, merchant, terminal (empty for any), mcc, name.
 */
final class MerchantsReader {
    private static final List<String> COLUMNS =
            List.of("acquirer", "merchant", "terminal", "mcc", "name");
    private static final long MOST_INSTITUTION = 99_999_999_999L;
    private static final int MERCHANT_LENGTH = 15;
    private static final int TERMINAL_LENGTH = 8;

    private final List<MerchantRegistry.Row> rows = new ArrayList<>();
    private final Map<String, Integer> categories = new HashMap<>();
    private final Map<String, String> terminals = new HashMap<>();

    private MerchantsReader() {}

    /**
     * Reads a file.
     *
     * @throws DocumentException that tells the first defect with its line, found and expected
     */
    static MerchantRegistry read(Path file) {
        try (CsvReader table =
                new CsvReader(file.toString(), Files.newInputStream(file), COLUMNS)) {
            return new MerchantsReader().read(table);
        } catch (MalformedTableException e) {
            TableProblem first = e.problems().getFirst();
            throw new DocumentException(
                    new Defect(first.place(), 0, 0, "", first.found(), first.expected()));
        } catch (IOException e) {
            String found =
                    e instanceof NoSuchFileException
                            ? "no such file"
                            : e.getClass().getSimpleName();
            throw new DocumentException(
                    new Defect(file.toString(), 0, 0, "", found, "a readable UTF-8 file"));
        }
    }

    private MerchantRegistry read(CsvReader table) throws IOException {
        for (CsvRow row = table.next(); row != null; row = table.next()) {
            row.requireAllCells();
            if (rows.size() == MerchantRegistry.MOST_ROWS) {
                throw row.problem("acquirer", "one row more", "<= " + MerchantRegistry.MOST_ROWS);
            }
            rows.add(read(row));
        }
        return new MerchantRegistry(rows);
    }

    private MerchantRegistry.Row read(CsvRow row) {
        long acquirer = row.number("acquirer", 1, MOST_INSTITUTION);
        String merchant = id(row, "merchant", 1, MERCHANT_LENGTH);
        String terminal = id(row, "terminal", 0, TERMINAL_LENGTH);
        int mcc = (int) row.number("mcc", 1, 9_999);
        String key = acquirer + "/" + merchant;
        Integer before = categories.putIfAbsent(key, mcc);
        if (before != null && before != mcc) {
            throw row.problem("mcc", "%04d".formatted(mcc), "%04d as before".formatted(before));
        }
        if (!terminal.isEmpty()) {
            String other = terminals.putIfAbsent(acquirer + "/" + terminal, merchant);
            if (other != null) {
                throw row.problem("terminal", terminal, "a terminal that no row had before");
            }
        }
        return new MerchantRegistry.Row(acquirer, merchant, terminal, mcc, row.text("name"));
    }

    private static String id(CsvRow row, String column, int least, int most) {
        String text = row.text(column);
        if (text.length() < least || text.length() > most || !text.matches("[ -~]*")) {
            throw row.problem(
                    column, text, "%d to %d printable ASCII characters".formatted(least, most));
        }
        return text;
    }
}
