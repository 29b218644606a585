package io.crosspoint.app.console;

import io.crosspoint.clearing.ClearingReport;
import io.crosspoint.clearing.ClearingReport.ControlTotal;
import io.crosspoint.clearing.ClearingReport.CurrencySums;
import io.crosspoint.clearing.ClearingReport.Position;
import io.crosspoint.clearing.ItemStatus;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cleared business date in tables: fees, net positions with their sum, control totals. */
public final class ClearingTables {
    private final ClearingReport report;

    public ClearingTables(ClearingReport report) {
        this.report = report;
    }

    /** All tables, with a line before that says which date and how many items. */
    public void print(PrintWriter out) {
        out.printf(
                "Business date %d: %s accepted, %s cleared (%s)%n%n",
                report.businessDate(),
                Amounts.count(report.acceptedCount()),
                Amounts.count(report.itemCount()),
                statuses());
        out.println("Fees");
        fees().print(out);
        out.println();
        out.println("Net positions (positive is received)");
        positions().print(out);
        out.println();
        out.println("Control totals");
        controls().print(out);
    }

    private String statuses() {
        return Stream.of(ItemStatus.values())
                .filter(status -> report.count(status) > 0)
                .map(status -> status.name() + " " + Amounts.count(report.count(status)))
                .collect(Collectors.joining(", "));
    }

    /** What moved and what it cost, a line for each currency. */
    public Table fees() {
        Table table =
                new Table()
                        .left("currency")
                        .right("gross")
                        .right("issuer fee")
                        .right("network fee, acquirer")
                        .right("network fee, issuer");
        for (CurrencySums sums : report.sums()) {
            int currency = sums.currency();
            table.row(
                    Amounts.currency(currency),
                    Amounts.money(sums.grossMinor(), currency),
                    Amounts.money(sums.issuerFeeMinor(), currency),
                    Amounts.money(sums.networkFeeAcquirerMinor(), currency),
                    Amounts.money(sums.networkFeeIssuerMinor(), currency));
        }
        return table;
    }

    /** A line for each member and one for the sum, which is zero, currency by currency. */
    public Table positions() {
        Table table =
                new Table()
                        .left("member")
                        .left("currency")
                        .right("acquired")
                        .right("issued")
                        .right("gross")
                        .right("issuer fee")
                        .right("network fee")
                        .right("net");
        for (CurrencySums sums : report.sums()) {
            report.positions().stream()
                    .filter(position -> position.currency() == sums.currency())
                    .forEach(position -> row(table, position.member(), position));
            table.rule();
            row(table, "sum", sum(sums));
        }
        return table;
    }

    private Position sum(CurrencySums sums) {
        long acquired = 0;
        long issued = 0;
        long gross = 0;
        long issuerFee = 0;
        long networkFee = 0;
        long net = 0;
        for (Position position : report.positions()) {
            if (position.currency() == sums.currency()) {
                acquired += position.acquiredCount();
                issued += position.issuedCount();
                gross += position.grossMinor();
                issuerFee += position.issuerFeeMinor();
                networkFee += position.networkFeeMinor();
                net += position.netMinor();
            }
        }
        return new Position(
                "sum", sums.currency(), acquired, issued, gross, issuerFee, networkFee, net);
    }

    private static void row(Table table, String name, Position position) {
        int currency = position.currency();
        table.row(
                name,
                Amounts.currency(currency),
                position.acquiredCount(),
                position.issuedCount(),
                Amounts.money(position.grossMinor(), currency),
                Amounts.money(position.issuerFeeMinor(), currency),
                Amounts.money(position.networkFeeMinor(), currency),
                Amounts.money(position.netMinor(), currency));
    }

    /** What the journal sealed against what was found. */
    public Table controls() {
        Table table = new Table().left("total").right("sealed").right("found").left("agrees");
        for (ControlTotal control : report.controls()) {
            table.row(
                    control.name(),
                    control.expected(),
                    control.found(),
                    control.agrees() ? "yes" : "NO");
        }
        return table;
    }
}
