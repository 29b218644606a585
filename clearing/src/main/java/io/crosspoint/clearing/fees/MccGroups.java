package io.crosspoint.clearing.fees;

import io.crosspoint.clearing.csv.CsvReader;
import io.crosspoint.clearing.csv.CsvRow;
import io.crosspoint.clearing.csv.MalformedTableException;
import io.crosspoint.clearing.csv.TableProblem;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Named ranges of merchant category codes; one code may be in several groups. */
final class MccGroups {
    private static final List<String> COLUMNS = List.of("group", "mcc_from", "mcc_to");
    private static final int CODES = 10_000;

    private final Set<String> names = new HashSet<>();
    private final List<Set<String>> groupsByMcc = new ArrayList<>(CODES);

    private MccGroups() {
        for (int mcc = 0; mcc < CODES; mcc++) {
            groupsByMcc.add(Set.of());
        }
    }

    static MccGroups read(String name, InputStream bytes) throws IOException {
        MccGroups groups = new MccGroups();
        List<TableProblem> problems = new ArrayList<>();
        try (CsvReader table = new CsvReader(name, bytes, COLUMNS)) {
            for (CsvRow row = table.next(); row != null; row = table.next()) {
                try {
                    groups.add(row);
                } catch (MalformedTableException e) {
                    problems.addAll(e.problems());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new MalformedTableException(problems);
        }
        return groups;
    }

    boolean contains(String group) {
        return names.contains(group);
    }

    Set<String> of(int mcc) {
        return mcc >= 0 && mcc < CODES ? groupsByMcc.get(mcc) : Set.of();
    }

    private void add(CsvRow row) {
        row.requireAllCells();
        String group = row.text("group");
        if (!group.matches("[a-z][a-z0-9-]{0,39}")) {
            throw row.problem("group", group, "small letters, digits and dashes");
        }
        int from = (int) row.number("mcc_from", 0, CODES - 1L);
        int to = (int) row.numberOr("mcc_to", from, from, CODES - 1L);
        names.add(group);
        for (int mcc = from; mcc <= to; mcc++) {
            Set<String> more = new HashSet<>(groupsByMcc.get(mcc));
            more.add(group);
            groupsByMcc.set(mcc, Set.copyOf(more));
        }
    }
}
