package io.crosspoint.clearing.fees;

import io.crosspoint.clearing.csv.CsvReader;
import io.crosspoint.clearing.csv.CsvRow;
import io.crosspoint.clearing.csv.MalformedTableException;
import io.crosspoint.clearing.csv.TableProblem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The fees in force, by date. Two files in one folder: {@value #FEES_FILE} with a row for each case
 * and {@value #GROUPS_FILE} with the merchant category groups that rows name. For each fee the
 * first row that applies decides; a row that could never decide is refused.
 */
public final class FeeTable {
    public static final String FEES_FILE = "fees.csv";
    public static final String GROUPS_FILE = "mcc-groups.csv";
    private static final int ROW_LIMIT = 10_000;

    private final Map<FeeKind, List<FeeRow>> rows = new EnumMap<>(FeeKind.class);
    private final MccGroups groups;

    private FeeTable(MccGroups groups, List<FeeRow> all) {
        this.groups = groups;
        for (FeeKind kind : FeeKind.values()) {
            rows.put(kind, all.stream().filter(row -> row.fee() == kind).toList());
        }
    }

    /** The table that comes with the module: the mainland ceilings in force since 2016-09-06. */
    public static FeeTable standard() {
        return load(
                FEES_FILE,
                FeeTable.class.getResourceAsStream(FEES_FILE),
                FeeTable.class.getResourceAsStream(GROUPS_FILE));
    }

    /**
     * Reads the table from both files.
     *
     * @param folder that holds both files
     * @throws MalformedTableException naming every row that is wrong
     * @throws UncheckedIOException when a file is missing or cannot be read
     */
    public static FeeTable load(Path folder) {
        try (InputStream fees = Files.newInputStream(folder.resolve(FEES_FILE));
                InputStream groups = Files.newInputStream(folder.resolve(GROUPS_FILE))) {
            return load(folder.resolve(FEES_FILE).toString(), fees, groups);
        } catch (IOException e) {
            throw new UncheckedIOException("fee table in " + folder, e);
        }
    }

    /** The fee of this kind, or empty when no row applies. */
    public Optional<Fee> fee(FeeKind kind, FeeCase of) {
        Set<String> groupsOfMcc = groups.of(of.mcc());
        for (FeeRow row : Objects.requireNonNull(rows.get(kind))) {
            if (row.applies(of, groupsOfMcc)) {
                return Optional.of(row.charge(of.amountMinor()));
            }
        }
        return Optional.empty();
    }

    private static FeeTable load(
            String name, @Nullable InputStream fees, @Nullable InputStream mccGroups) {
        try {
            MccGroups groups = MccGroups.read(GROUPS_FILE, Objects.requireNonNull(mccGroups));
            return new FeeTable(groups, read(name, Objects.requireNonNull(fees), groups));
        } catch (IOException e) {
            throw new UncheckedIOException("fee table " + name, e);
        }
    }

    private static List<FeeRow> read(String name, InputStream fees, MccGroups groups)
            throws IOException {
        FeeRowParser parser = new FeeRowParser(groups);
        List<FeeRow> rows = new ArrayList<>();
        List<TableProblem> problems = new ArrayList<>();
        try (CsvReader table = new CsvReader(name, fees, FeeRowParser.COLUMNS)) {
            for (CsvRow row = table.next(); row != null; row = table.next()) {
                try {
                    FeeRow parsed = parser.parse(row, table.lineNumber());
                    refuseHidden(rows, parsed, row);
                    rows.add(parsed);
                } catch (MalformedTableException e) {
                    problems.addAll(e.problems());
                }
                if (rows.size() > ROW_LIMIT) {
                    throw row.problem("fee", "row " + rows.size(), "at most " + ROW_LIMIT);
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new MalformedTableException(problems);
        }
        return rows;
    }

    private static void refuseHidden(List<FeeRow> rows, FeeRow row, CsvRow text) {
        for (FeeRow earlier : rows) {
            if (earlier.hides(row)) {
                throw text.problem(
                        "fee",
                        "a row that line " + earlier.line() + " hides",
                        "narrow rows before wide ones");
            }
        }
    }
}
