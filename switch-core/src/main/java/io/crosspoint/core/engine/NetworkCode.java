package io.crosspoint.core.engine;

/** Network management information codes (DE70). */
public final class NetworkCode {
    public static final int SIGN_ON = 1;
    public static final int SIGN_OFF = 2;
    public static final int ECHO = 301;

    private NetworkCode() {}
}
