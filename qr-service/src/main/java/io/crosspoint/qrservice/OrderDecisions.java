package io.crosspoint.qrservice;

import static io.crosspoint.qrservice.Refusals.alphanumeric;
import static io.crosspoint.qrservice.Refusals.conflict;
import static io.crosspoint.qrservice.Refusals.full;
import static io.crosspoint.qrservice.Refusals.invalid;
import static io.crosspoint.qrservice.Refusals.printable;
import static io.crosspoint.qrservice.Refusals.unknownCode;
import static io.crosspoint.qrservice.Refusals.unknownMerchant;

import io.crosspoint.journal.RecordBatch;
import io.crosspoint.qrservice.QrCommand.CreateOrder;
import io.crosspoint.qrservice.QrCommand.FindOrder;
import io.crosspoint.qrservice.QrCommand.IssuePayerCode;
import io.crosspoint.qrservice.QrReply.PayerCodeIssued;
import io.crosspoint.qrservice.QrReply.Rejected;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Decides what concerns the codes that end by themselves: orders and payer codes. */
final class OrderDecisions {
    private static final int MAX_ORDER_NUMBER = 40;

    private final RegistryTables tables;
    private final FactWriter writer;
    private final Serials serials;
    private final QrSettings settings;
    private final TokenSpace tokens;

    OrderDecisions(
            RegistryTables tables,
            FactWriter writer,
            Serials serials,
            QrSettings settings,
            TokenSpace tokens) {
        this.tables = tables;
        this.writer = writer;
        this.serials = serials;
        this.settings = settings;
        this.tokens = tokens;
    }

    QrReply create(CreateOrder wanted, long nowNs, RecordBatch facts) {
        Merchant merchant = tables.merchant(wanted.acquirer(), wanted.merchantId());
        if (merchant == null) {
            return unknownMerchant(wanted.merchantId());
        }
        Rejected refused = malformed(wanted, settings.limits(merchant.tier));
        if (refused != null) {
            return refused;
        }
        Order earlier = tables.order(merchant, wanted.orderNumber());
        if (earlier != null) {
            return earlier.amountMinor == wanted.amountMinor()
                    ? earlier.found(nowNs)
                    : conflict(
                            "orderNumber",
                            "an order of another amount",
                            "a new order number, or the same amount again");
        }
        if (!tables.orders.hasRoom(nowNs)) {
            return full("orders", tables.capacity.orders());
        }
        Order order = order(merchant, wanted, nowNs);
        writer.orderCreated(facts, order, wanted.terminal(), nowNs);
        return order.found(nowNs);
    }

    QrReply find(FindOrder wanted, long nowNs) {
        Order order = tables.orders.find(wanted.serial());
        return order == null || order.merchant.acquirer != wanted.acquirer()
                ? unknownCode(wanted.serial())
                : order.found(nowNs);
    }

    QrReply issuePayerCode(IssuePayerCode wanted, long nowNs, RecordBatch facts) {
        Rejected refused = malformed(wanted);
        if (refused != null) {
            return refused;
        }
        if (!tables.payerCodes.hasRoom(nowNs)) {
            return full("payer codes", tables.capacity.payerCodes());
        }
        long counter = tables.lastPayerCounter + 1;
        long code = serials.ofPayerCode(counter);
        long expiresNs = nowNs + settings.times().payerCode().toNanos();
        TokenCode issued = TokenCode.of(code, wanted, settings.payerProduct(), expiresNs);
        FactWriter.PayerIssue issue = new FactWriter.PayerIssue(wanted.wallet(), counter);
        writer.payerCodeIssued(facts, issued, issue, nowNs);
        return new PayerCodeIssued(code, expiresNs);
    }

    private Order order(Merchant merchant, CreateOrder wanted, long nowNs) {
        long validityNs =
                wanted.validityNs() == 0
                        ? settings.times().orderDefault().toNanos()
                        : wanted.validityNs();
        Order.Terms terms =
                new Order.Terms(
                        wanted.orderNumber(),
                        wanted.amountMinor(),
                        wanted.currency(),
                        nowNs + validityNs,
                        wanted.terminal());
        long counter = tables.lastOrderCounter + 1;
        return new Order(serials.ofOrder(counter), counter, merchant, terms);
    }

    private @Nullable Rejected malformed(CreateOrder wanted, TierLimits limits) {
        if (wanted.amountMinor() <= 0 || wanted.amountMinor() > limits.singleMinor()) {
            return invalid(
                    "amountMinor",
                    Long.toString(wanted.amountMinor()),
                    "1 to " + limits.singleMinor());
        }
        if (wanted.currency() != settings.currency()) {
            return invalid(
                    "currency",
                    Integer.toString(wanted.currency()),
                    Integer.toString(settings.currency()));
        }
        long longestNs = settings.times().orderLongest().toNanos();
        if (wanted.validityNs() < 0 || wanted.validityNs() > longestNs) {
            return invalid(
                    "validitySeconds",
                    Long.toString(Duration.ofNanos(wanted.validityNs()).toSeconds()),
                    "0 to " + settings.times().orderLongest().toSeconds());
        }
        Rejected found = printable("orderNumber", wanted.orderNumber(), 1, MAX_ORDER_NUMBER);
        return found == null ? alphanumeric("terminal", wanted.terminal(), 0, 8) : found;
    }

    private @Nullable Rejected malformed(IssuePayerCode wanted) {
        int length = wanted.tokenLength();
        if (length < 13 || length > 19) {
            return invalid("token", length + " digits", "13 to 19 digits");
        }
        if (wanted.token() <= 0 || Long.toString(wanted.token()).length() > length) {
            return invalid("token", "another number of digits", length + " digits");
        }
        if (!tokens.contains(wanted.token(), length)) {
            return invalid("token", length + " digits outside the token ranges", "a token");
        }
        int month = wanted.tokenExpiry() % 100;
        return wanted.tokenExpiry() < 1 || wanted.tokenExpiry() > 9912 || month < 1 || month > 12
                ? invalid("tokenExpiry", Integer.toString(wanted.tokenExpiry()), "YYMM")
                : null;
    }
}
