package io.crosspoint.qrservice;

import io.crosspoint.qrservice.QrReply.OrderFound;
import io.crosspoint.qrservice.QrReply.OrderStatus;

/** An order behind a dynamic code as the registry holds it. */
final class Order implements Expiring {
    final long serial;
    final long id;
    final Merchant merchant;
    final String number;
    final long amountMinor;
    final int currency;
    final byte[] terminal;
    boolean paid;
    private final long expiresNs;

    Order(long serial, long id, Merchant merchant, Terms terms) {
        this.serial = serial;
        this.id = id;
        this.merchant = merchant;
        this.number = terms.number;
        this.amountMinor = terms.amountMinor;
        this.currency = terms.currency;
        this.expiresNs = terms.expiresNs;
        this.terminal = merchant.terminalOr(terms.terminal);
    }

    /** What the merchant asked for. */
    record Terms(String number, long amountMinor, int currency, long expiresNs, String terminal) {}

    @Override
    public long code() {
        return serial;
    }

    @Override
    public long expiresNs() {
        return expiresNs;
    }

    OrderStatus status(long nowNs) {
        if (paid) {
            return OrderStatus.PAID;
        }
        if (id <= merchant.closedOrdersUpTo) {
            return OrderStatus.CLOSED;
        }
        return nowNs >= expiresNs ? OrderStatus.EXPIRED : OrderStatus.OPEN;
    }

    OrderFound found(long nowNs) {
        return new OrderFound(
                serial, id, status(nowNs), merchant.id, number, amountMinor, currency, expiresNs);
    }
}
