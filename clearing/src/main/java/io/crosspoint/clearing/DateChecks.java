package io.crosspoint.clearing;

import java.sql.SQLException;
import java.util.List;

/** What must hold of the staged records before a date is priced. */
final class DateChecks {
    private final Workspace workspace;

    DateChecks(Workspace workspace) {
        this.workspace = workspace;
    }

    void requireWhole(SealedDate sealed) throws SQLException {
        requireNone(
                "SELECT id FROM tx GROUP BY id HAVING count(*) > 1",
                "accepted more than once (expected: once)");
        requireNone(
                "SELECT id FROM conclusion GROUP BY id HAVING count(*) > 1",
                "concluded more than once (expected: once)");
        requireNone(
                "SELECT id FROM state WHERE business_date = "
                        + sealed.businessDate()
                        + " AND NOT concluded AND NOT reversed",
                "neither concluded nor reversed before the date closed at sequence "
                        + sealed.closeSequence());
        requireNone(
                "SELECT t.id FROM tx t ANTI JOIN closed k ON k.business_date = t.business_date"
                        + " WHERE t.business_date < "
                        + sealed.businessDate(),
                "of an earlier date that is not closed");
        requireNone(
                "SELECT id FROM candidate WHERE acquirer = 0 OR issuer = 0",
                "approved without an acquirer or issuer (expected: both)");
        requireNone(
                "SELECT id FROM candidate WHERE amount_minor < 0",
                "approved with a negative amount (expected: 0 or more)");
    }

    private void requireNone(String query, String what) throws SQLException {
        List<Long> ids =
                workspace.rows(
                        "SELECT id FROM (" + query + ") ORDER BY id LIMIT 5",
                        row -> row.getLong(1));
        if (!ids.isEmpty()) {
            throw new ClearingException("transactions " + ids + ": " + what);
        }
    }
}
