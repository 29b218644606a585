package io.crosspoint.qrservice;

/** What stands behind a payer code; refilled by each check, owned by the lane's thread. */
public final class PayerCodeView {
    private long token;
    private int tokenLength;
    private int tokenExpiry;
    private int product;

    void set(long token, int tokenLength, int tokenExpiry, int product) {
        this.token = token;
        this.tokenLength = tokenLength;
        this.tokenExpiry = tokenExpiry;
        this.product = product;
    }

    /** The payment token, as a number of {@link #tokenLength()} digits. */
    public long token() {
        return token;
    }

    public int tokenLength() {
        return tokenLength;
    }

    /** YYMM. */
    public int tokenExpiry() {
        return tokenExpiry;
    }

    /** The two digits after 62. */
    public int product() {
        return product;
    }

    /** Names no token. */
    @Override
    public String toString() {
        return "PayerCodeView[product " + product + "]";
    }
}
