package io.crosspoint.clearing;

import org.duckdb.DuckDBAppender;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Prices the candidates of the date one by one, so that memory does not grow with the date. */
final class ItemPricing {
    private static final String CANDIDATES = "SELECT * FROM candidate ORDER BY id";

    private final Workspace workspace;
    private final Pricing pricing;

    ItemPricing(Workspace workspace, Pricing pricing) {
        this.workspace = workspace;
        this.pricing = pricing;
    }

    void priceAll() throws SQLException {
        try (DuckDBAppender money = workspace.appender("money");
                Connection second = workspace.second();
                Statement statement = second.createStatement();
                ResultSet rows = statement.executeQuery(CANDIDATES)) {
            while (rows.next()) {
                append(money, Candidate.of(rows));
            }
        }
    }

    private void append(DuckDBAppender to, Candidate candidate) throws SQLException {
        Money money = pricing.money(candidate);
        to.beginRow()
                .append(candidate.self().id())
                .append(pricing.status(candidate).name())
                .append(candidate.self().feeCase().product().name())
                .append(money.grossMinor())
                .append(money.issuerFeeMinor())
                .append(money.networkAcquirerMinor())
                .append(money.networkIssuerMinor())
                .append(money.acquirerNetMinor())
                .append(money.issuerNetMinor())
                .append(money.switchNetMinor())
                .append(money.feeRows())
                .endRow();
    }
}
