package io.crosspoint.clearing;

import io.crosspoint.journal.transactions.BusinessDateClosedDecoder;
import io.crosspoint.journal.transactions.FactsDecoder;
import io.crosspoint.journal.transactions.ReversalQueuedDecoder;
import io.crosspoint.journal.transactions.TransactionConcludedDecoder;

import org.duckdb.DuckDBAppender;

import java.sql.SQLException;

/** Appends records to the tables of {@code staging.sql}, column by column in their order. */
final class StagingTables implements AutoCloseable {
    private final DuckDBAppender transactions;
    private final DuckDBAppender conclusions;
    private final DuckDBAppender reversals;
    private final DuckDBAppender closes;

    StagingTables(Workspace workspace) throws SQLException {
        workspace.script("staging.sql");
        transactions = workspace.appender("tx");
        conclusions = workspace.appender("conclusion");
        reversals = workspace.appender("reversal");
        closes = workspace.appender("closed");
    }

    void add(FactsDecoder facts, long sequence) throws SQLException {
        transactions
                .beginRow()
                .append(facts.transactionId())
                .append(sequence)
                .append((int) facts.businessDate())
                .append(facts.type().name())
                .append(facts.channel().name())
                .append(facts.cardKind().name())
                .append(CardMask.card(facts.bin(), facts.lastFour(), facts.panLength()))
                .append(CardMask.token(facts.token(), facts.tokenLength()))
                .append(facts.acquirer())
                .append(facts.forwarder())
                .append(facts.issuer())
                .append(facts.mti())
                .append(facts.mcc())
                .append((int) facts.processingCode())
                .append((int) facts.conditionCode());
        addRest(facts);
    }

    private void addRest(FactsDecoder facts) throws SQLException {
        transactions
                .append(facts.entryMode())
                .append(facts.currency())
                .append(facts.amountMinor())
                .append(facts.stan())
                .append(facts.transmissionTime())
                .append(facts.issuerStan())
                .append(facts.originalId())
                .append(CellText.of(facts.rrn()))
                .append(CellText.of(facts.terminal()))
                .append(CellText.of(facts.merchant()))
                .endRow();
    }

    void add(TransactionConcludedDecoder concluded, long sequence) throws SQLException {
        conclusions
                .beginRow()
                .append(concluded.transactionId())
                .append(sequence)
                .append(concluded.outcome().name())
                .append(CellText.of(concluded.responseCode()))
                .append(CellText.of(concluded.authorisationId()))
                .endRow();
    }

    void add(ReversalQueuedDecoder reversal, long sequence, int effectiveDate) throws SQLException {
        reversals
                .beginRow()
                .append(reversal.transactionId())
                .append(sequence)
                .append(effectiveDate)
                .append(reversal.cause().name())
                .endRow();
    }

    void add(BusinessDateClosedDecoder closed, long sequence) throws SQLException {
        closes.beginRow()
                .append((int) closed.businessDate())
                .append(sequence)
                .append(closed.acceptedCount())
                .append(closed.approvedCount())
                .append(closed.approvedAmountMinor())
                .endRow();
    }

    /** Makes everything appended visible to queries. */
    @Override
    public void close() throws SQLException {
        transactions.close();
        conclusions.close();
        reversals.close();
        closes.close();
    }
}
