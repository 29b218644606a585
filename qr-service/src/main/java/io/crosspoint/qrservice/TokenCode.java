package io.crosspoint.qrservice;

import io.crosspoint.journal.snapshot.SnapshotReader;
import io.crosspoint.journal.snapshot.SnapshotWriter;

/** A payer code as the registry holds it. */
final class TokenCode implements Expiring {
    final long token;
    final int tokenLength;
    final int tokenExpiry;
    final int product;
    boolean used;
    private final long code;
    private final long expiresNs;

    TokenCode(
            long code, long token, int tokenLength, int tokenExpiry, int product, long expiresNs) {
        this.code = code;
        this.token = token;
        this.tokenLength = tokenLength;
        this.tokenExpiry = tokenExpiry;
        this.product = product;
        this.expiresNs = expiresNs;
    }

    static TokenCode of(long code, QrCommand.IssuePayerCode wanted, int product, long expiresNs) {
        return new TokenCode(
                code,
                wanted.token(),
                wanted.tokenLength(),
                wanted.tokenExpiry(),
                product,
                expiresNs);
    }

    static TokenCode load(SnapshotReader in) {
        TokenCode loaded =
                new TokenCode(
                        in.getLong(),
                        in.getLong(),
                        in.getInt(),
                        in.getInt(),
                        in.getInt(),
                        in.getLong());
        loaded.used = in.getBoolean();
        return loaded;
    }

    void save(SnapshotWriter out) {
        out.putLong(code);
        out.putLong(token);
        out.putInt(tokenLength);
        out.putInt(tokenExpiry);
        out.putInt(product);
        out.putLong(expiresNs);
        out.putBoolean(used);
    }

    @Override
    public long code() {
        return code;
    }

    @Override
    public long expiresNs() {
        return expiresNs;
    }
}
