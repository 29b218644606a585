package io.crosspoint.qrservice;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
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

    static Order load(SnapshotReader in, RegistryTables tables) {
        long serial = in.getLong();
        long id = in.getLong();
        Merchant merchant = tables.loadedMerchant(in);
        Terms terms =
                new Terms(in.getText(), in.getLong(), in.getInt(), in.getLong(), in.getText());
        Order loaded = new Order(serial, id, merchant, terms);
        loaded.paid = in.getBoolean();
        return loaded;
    }

    void save(SnapshotWriter out) {
        out.putLong(serial);
        out.putLong(id);
        out.putInt(merchant.number);
        out.putText(number);
        out.putLong(amountMinor);
        out.putInt(currency);
        out.putLong(expiresNs);
        out.putText(Merchant.padded(terminal));
        out.putBoolean(paid);
    }

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
