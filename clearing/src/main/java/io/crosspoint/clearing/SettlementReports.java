package io.crosspoint.clearing;

import io.crosspoint.clearing.ClearingReport.ControlTotal;
import io.crosspoint.clearing.ClearingReport.CurrencySums;
import io.crosspoint.clearing.ClearingReport.Position;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The files of a date and their summary, out of the priced items. */
final class SettlementReports {
    private static final String SALES =
            "type IN ('PURCHASE', 'COMPLETION', 'COMPLETION_ADVICE', 'OFFLINE_SALE')";

    private final Workspace workspace;
    private final ClearingOptions options;
    private final SealedDate sealed;

    SettlementReports(Workspace workspace, ClearingOptions options, SealedDate sealed) {
        this.workspace = workspace;
        this.options = options;
        this.sealed = sealed;
    }

    /** Refuses positions that do not add up to nothing, currency by currency. */
    void requireZeroSum() throws SQLException {
        List<String> wrong =
                workspace.rows(
                        "SELECT currency, sum(net_minor)::BIGINT FROM position GROUP BY currency"
                                + " HAVING sum(net_minor) <> 0 ORDER BY currency",
                        row -> "currency " + row.getInt(1) + ": " + row.getLong(2));
        if (!wrong.isEmpty()) {
            throw new ClearingException(
                    "net positions of %d sum to %s (expected: 0)"
                            .formatted(sealed.businessDate(), wrong));
        }
    }

    void write(Path folder) throws SQLException, IOException {
        workspace.export("SELECT * FROM item ORDER BY transaction_id", at(folder, "transactions"));
        workspace.export(
                "SELECT * FROM not_cleared ORDER BY transaction_id", at(folder, "not-cleared"));
        workspace.export(feeSummary(""), at(folder, "fee-summary"));
        workspace.export(
                "SELECT "
                        + sealed.businessDate()
                        + " AS business_date, * EXCLUDE (member_order) FROM position"
                        + " ORDER BY currency, member_order",
                at(folder, "positions"));
        writeCycles();
        workspace.script("settlement.sql");
        workspace.export(
                "SELECT * FROM settlement ORDER BY currency, number", at(folder, "settlement"));
        writeControls(at(folder, "control-totals"));
        writeMembers(folder.resolve("members"));
    }

    ClearingReport summary(Path folder) throws SQLException {
        return new ClearingReport(
                sealed.businessDate(),
                accepted(),
                countByStatus(),
                sums(),
                positions(),
                controls(),
                folder);
    }

    private static Path at(Path folder, String name) {
        return folder.resolve(name + ".csv");
    }

    private static String feeSummary(String where) {
        return "SELECT getvariable('business_date') AS business_date, currency, member, role,"
                + " product, card_kind, status, count(*) AS count,"
                + " sum(gross_minor)::BIGINT AS gross_minor,"
                + " sum(issuer_fee_minor)::BIGINT AS issuer_fee_minor,"
                + " sum(network_fee_minor)::BIGINT AS network_fee_minor,"
                + " sum(net_minor)::BIGINT AS net_minor FROM leg "
                + where
                + " GROUP BY ALL ORDER BY ALL";
    }

    private void writeCycles() throws SQLException {
        workspace.execute("CREATE TABLE cycle (member VARCHAR, days INTEGER)");
        for (Map.Entry<Long, Integer> member : options.cycleDaysByMember().entrySet()) {
            workspace.execute(
                    "INSERT INTO cycle VALUES ('%d', %d)"
                            .formatted(member.getKey(), member.getValue()));
        }
        workspace.execute("SET VARIABLE cycle_days = " + options.cycleDays());
    }

    private void writeControls(Path file) throws SQLException, IOException {
        StringBuilder lines = new StringBuilder("business_date,name,expected,found,agrees\n");
        for (ControlTotal total : controls()) {
            lines.append(sealed.businessDate()).append(',').append(total.name());
            lines.append(',').append(total.expected()).append(',').append(total.found());
            lines.append(',').append(total.agrees()).append('\n');
        }
        Files.writeString(file, lines);
    }

    private void writeMembers(Path members) throws SQLException, IOException {
        List<Long> codes =
                workspace.rows(
                        "SELECT DISTINCT member FROM leg ORDER BY member", row -> row.getLong(1));
        for (long code : codes) {
            Path folder = Files.createDirectories(members.resolve(Long.toString(code)));
            workspace.export(
                    "SELECT * FROM member_detail WHERE member = "
                            + code
                            + " ORDER BY transaction_id, role",
                    at(folder, "detail"));
            workspace.export(feeSummary("WHERE member = " + code), at(folder, "fee-summary"));
        }
    }

    private long accepted() throws SQLException {
        return workspace.number(
                "SELECT count(*) FROM state WHERE business_date = " + sealed.businessDate());
    }

    private Map<ItemStatus, Long> countByStatus() throws SQLException {
        Map<ItemStatus, Long> counts = new EnumMap<>(ItemStatus.class);
        for (ItemStatus status : ItemStatus.values()) {
            counts.put(
                    status,
                    workspace.number("SELECT count(*) FROM item WHERE status = '" + status + "'"));
        }
        return counts;
    }

    private List<CurrencySums> sums() throws SQLException {
        return workspace.rows(
                "SELECT i.currency, sum(gross_minor)::BIGINT, sum(issuer_fee_minor)::BIGINT,"
                        + " sum(network_fee_acquirer_minor)::BIGINT,"
                        + " sum(network_fee_issuer_minor)::BIGINT,"
                        + " sum(acquirer_net_minor + issuer_net_minor + switch_net_minor)::BIGINT"
                        + " FROM item i GROUP BY i.currency ORDER BY i.currency",
                row ->
                        new CurrencySums(
                                row.getInt(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6)));
    }

    private List<Position> positions() throws SQLException {
        return workspace.rows(
                "SELECT * FROM position ORDER BY currency, member_order",
                row ->
                        new Position(
                                row.getString("member"),
                                row.getInt("currency"),
                                row.getLong("acquired_count"),
                                row.getLong("issued_count"),
                                row.getLong("gross_minor"),
                                row.getLong("issuer_fee_minor"),
                                row.getLong("network_fee_minor"),
                                row.getLong("net_minor")));
    }

    private List<ControlTotal> controls() throws SQLException {
        String approved = " FROM state WHERE approved AND business_date = " + sealed.businessDate();
        return List.of(
                new ControlTotal("accepted_count", sealed.acceptedCount(), accepted()),
                new ControlTotal(
                        "approved_count",
                        sealed.approvedCount(),
                        workspace.number("SELECT count(*)" + approved)),
                new ControlTotal(
                        "approved_amount_minor",
                        sealed.approvedAmountMinor(),
                        workspace.number(
                                "SELECT coalesce(sum(amount_minor), 0)::BIGINT"
                                        + approved
                                        + " AND "
                                        + SALES)),
                new ControlTotal(
                        "net_positions_sum_minor",
                        0,
                        workspace.number(
                                "SELECT coalesce(sum(net_minor), 0)::BIGINT FROM position")),
                new ControlTotal(
                        "settlement_sum_minor",
                        0,
                        workspace.number(
                                "SELECT coalesce(sum(amount_minor), 0)::BIGINT FROM settlement")));
    }
}
