package io.crosspoint.qrservice;

/** A payer code as the registry holds it. */
final class TokenCode implements Expiring {
    final long token;
    final int tokenLength;
    final int tokenExpiry;
    final int product;
    boolean used;
    private final long code;
    private final long expiresNs;

    TokenCode(long code, QrCommand.IssuePayerCode wanted, int product, long expiresNs) {
        this.code = code;
        this.token = wanted.token();
        this.tokenLength = wanted.tokenLength();
        this.tokenExpiry = wanted.tokenExpiry();
        this.product = product;
        this.expiresNs = expiresNs;
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
