package io.crosspoint.core.risk;

/** Rule numbers, as journalled, of checks that no file of rules has to name. */
public final class BuiltIn {
    public static final int HOT_CARD = 900_001;
    public static final int HOT_TOKEN = 900_002;
    public static final int HOT_MERCHANT = 900_003;
    public static final int HOT_TERMINAL = 900_004;

    /** The registry of merchants does not know the merchant. */
    public static final int UNKNOWN_MERCHANT = 900_011;

    /** DE18 or DE41 are not what the registry says of the merchant. */
    public static final int MERCHANT_DIFFERS = 900_012;

    private BuiltIn() {}
}
