package io.crosspoint.qrservice;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What stands behind a merchant code; refilled by each check, owned by the lane's thread. */
public final class MerchantCodeView {
    /** Bytes of a merchant id, space-padded on the right. */
    public static final int MERCHANT_ID_LENGTH = 15;

    /** Bytes of a terminal id, space-padded on the right. */
    public static final int TERMINAL_LENGTH = 8;

    /** Most UTF-8 bytes of a merchant name. */
    public static final int MAX_NAME_BYTES = 100;

    private final byte[] merchantId = new byte[MERCHANT_ID_LENGTH];
    private final byte[] terminal = new byte[TERMINAL_LENGTH];
    private final byte[] name = new byte[MAX_NAME_BYTES];
    private int nameLength;
    private long acquirer;
    private int mcc;
    private long orderId;

    void set(Merchant merchant, byte[] codeTerminal, long codeOrderId) {
        System.arraycopy(merchant.merchantId, 0, merchantId, 0, MERCHANT_ID_LENGTH);
        System.arraycopy(codeTerminal, 0, terminal, 0, TERMINAL_LENGTH);
        System.arraycopy(merchant.nameBytes, 0, name, 0, merchant.nameBytes.length);
        nameLength = merchant.nameBytes.length;
        acquirer = merchant.acquirer;
        mcc = merchant.mcc;
        orderId = codeOrderId;
    }

    void clear() {
        Arrays.fill(merchantId, (byte) ' ');
        Arrays.fill(terminal, (byte) ' ');
        nameLength = 0;
        acquirer = 0;
        mcc = 0;
        orderId = 0;
    }

    /** DE42, {@value #MERCHANT_ID_LENGTH} bytes; the view's own array, not to be kept. */
    public byte[] merchantId() {
        return merchantId;
    }

    /** DE41, {@value #TERMINAL_LENGTH} bytes; the view's own array, not to be kept. */
    public byte[] terminal() {
        return terminal;
    }

    /** UTF-8, the first {@link #nameLength()} bytes; the view's own array, not to be kept. */
    public byte[] name() {
        return name;
    }

    public int nameLength() {
        return nameLength;
    }

    /** The name as text; allocates. */
    public String nameText() {
        return new String(name, 0, nameLength, StandardCharsets.UTF_8);
    }

    /** Institution that registered the merchant. */
    public long acquirer() {
        return acquirer;
    }

    public int mcc() {
        return mcc;
    }

    /** The order a dynamic code stands for; 0 for a static code. */
    public long orderId() {
        return orderId;
    }
}
