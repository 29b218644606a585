package io.crosspoint.qrservice;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;
import io.crosspoint.qrservice.QrReply.CodeFound;
import io.crosspoint.qrservice.QrReply.CodeStatus;

import org.jspecify.annotations.Nullable;

/** A static code as the registry holds it. */
final class StaticCode {
    private static final byte[] NO_TERMINAL = new byte[MerchantCodeView.TERMINAL_LENGTH];

    final long serial;
    final long acquirer;
    @Nullable Merchant merchant;
    byte[] terminal = NO_TERMINAL;
    String store = "";
    long boundNs;
    boolean closed;

    StaticCode(long serial, long acquirer) {
        this.serial = serial;
        this.acquirer = acquirer;
    }

    void bind(Merchant owner, String ownTerminal, String ownStore, long nowNs) {
        merchant = owner;
        terminal = owner.terminalOr(ownTerminal);
        store = ownStore;
        boundNs = nowNs;
    }

    static StaticCode load(SnapshotReader in, RegistryTables tables) {
        StaticCode loaded = new StaticCode(in.getLong(), in.getLong());
        if (in.getBoolean()) {
            Merchant owner = tables.loadedMerchant(in);
            loaded.bind(owner, in.getText(), in.getText(), in.getLong());
        }
        loaded.closed = in.getBoolean();
        return loaded;
    }

    void save(SnapshotWriter out) {
        out.putLong(serial);
        out.putLong(acquirer);
        Merchant owner = merchant;
        out.putBoolean(owner != null);
        if (owner != null) {
            out.putInt(owner.number);
            out.putText(Merchant.padded(terminal));
            out.putText(store);
            out.putLong(boundNs);
        }
        out.putBoolean(closed);
    }

    CodeStatus status() {
        if (closed) {
            return CodeStatus.CLOSED;
        }
        return merchant == null ? CodeStatus.BLANK : CodeStatus.BOUND;
    }

    CodeFound found() {
        Merchant owner = merchant;
        return new CodeFound(
                serial,
                status(),
                owner == null ? "" : owner.id,
                owner == null ? "" : Merchant.text(terminal),
                store,
                boundNs);
    }
}
