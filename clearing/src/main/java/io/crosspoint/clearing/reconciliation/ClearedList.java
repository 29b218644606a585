package io.crosspoint.clearing.reconciliation;

import io.crosspoint.clearing.csv.CsvReader;
import io.crosspoint.clearing.csv.CsvRow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a member's transactions from the files of a cleared date. */
final class ClearedList {
    private static final List<String> COLUMNS =
            List.of(
                    "type",
                    "acquirer",
                    "forwarder",
                    "issuer",
                    "stan",
                    "transmission_time",
                    "issuer_stan",
                    "rrn",
                    "amount_minor");

    private final Side side;
    private final long member;
    private final int businessDate;
    private final List<Entry> items = new ArrayList<>();
    private final List<Entry> others = new ArrayList<>();

    private ClearedList(Side side, long member, int businessDate) {
        this.side = side;
        this.member = member;
        this.businessDate = businessDate;
    }

    static ClearedList read(Path folder, Side side, long member, int businessDate)
            throws IOException {
        ClearedList list = new ClearedList(side, member, businessDate);
        list.readFile(folder.resolve("transactions.csv"), true);
        list.readFile(folder.resolve("not-cleared.csv"), false);
        return list;
    }

    /** Clearing items: the member must list those that stand. */
    List<Entry> items() {
        return items;
    }

    /** Declined ones, and types that move no money: the member may list them or not. */
    List<Entry> others() {
        return others;
    }

    private void readFile(Path file, boolean cleared) throws IOException {
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.add(cleared ? "status" : "outcome");
        try (InputStream bytes = Files.newInputStream(file);
                CsvReader table = new CsvReader(file.getFileName().toString(), bytes, columns)) {
            for (CsvRow row = table.next(); row != null; row = table.next()) {
                boolean mine =
                        row.number(
                                        side == Side.ACQUIRER ? "acquirer" : "issuer",
                                        0,
                                        MemberList.CODE_LIMIT)
                                == member;
                // A reversal of an earlier date's transaction is no entry of this date's lists.
                if (mine && !row.text("status").equals("REVERSAL")) {
                    (cleared ? items : others).add(entry(row, standing(row, cleared)));
                }
            }
        }
    }

    private static Standing standing(CsvRow row, boolean cleared) {
        if (cleared) {
            return row.text("status").equals("REVERSED") ? Standing.REVERSED : Standing.APPROVED;
        }
        return row.text("outcome").equals("APPROVED") && row.text("reversed").equals("false")
                ? Standing.APPROVED
                : Standing.DECLINED;
    }

    private Entry entry(CsvRow row, Standing standing) {
        return new Entry(
                businessDate,
                row.number("acquirer", 0, MemberList.CODE_LIMIT),
                row.number("forwarder", 0, MemberList.CODE_LIMIT),
                row.number(side == Side.ISSUER ? "issuer_stan" : "stan", 0, MemberList.STAN_LIMIT),
                row.text("transmission_time"),
                row.text("rrn"),
                row.number("amount_minor", 0, MemberList.AMOUNT_LIMIT),
                standing);
    }
}
