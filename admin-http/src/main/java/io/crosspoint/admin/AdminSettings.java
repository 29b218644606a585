package io.crosspoint.admin;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;

/**
 * Where the operators' server listens, who may use it and how much it takes.
 *
 * @param host address or host name to listen on; without a bearer token only a loopback address
 *     (localhost, 127.0.0.0/8 or ::1)
 * @param port TCP port, 0 to 65535; 0 takes any that is free
 * @param bearerToken what clients of /api must send (RFC 6750); 16 to 256 visible ASCII characters;
 *     null asks for none
 * @param answerTimeoutMs how long the lane or the vault may take to answer, 1 to 60,000 ms
 * @param maxOpenQuestions questions to the lane and the vault without an answer yet, 4 to 1,024
 * @param maxConnections connections of clients at a time, 1 to 10,000
 */
public record AdminSettings(
        String host,
        int port,
        @Nullable String bearerToken,
        long answerTimeoutMs,
        int maxOpenQuestions,
        int maxConnections) {

    private static final int TOKEN_MIN = 16;
    private static final int TOKEN_MAX = 256;

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException that names the setting, what was found and what was expected
     */
    public AdminSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("admin.host: empty (expected: an address)");
        }
        inRange("port", port, 0, 65_535);
        inRange("answerTimeoutMs", answerTimeoutMs, 1, 60_000);
        inRange("maxOpenQuestions", maxOpenQuestions, 4, 1_024);
        inRange("maxConnections", maxConnections, 1, 10_000);
        if (bearerToken != null) {
            checkToken(bearerToken);
        } else if (!isLoopback(host)) {
            throw new IllegalArgumentException(
                    "admin.host: "
                            + host
                            + " is not a loopback address and admin.bearerToken is not set (expected:"
                            + " set admin.bearerToken to at least "
                            + TOKEN_MIN
                            + " characters, or admin.host to 127.0.0.1)");
        }
    }

    /** The usual bounds: answers within 2 s, 64 open questions, 256 connections. */
    public static AdminSettings of(String host, int port, @Nullable String bearerToken) {
        return new AdminSettings(host, port, bearerToken, 2_000, 64, 256);
    }

    /**
     * True when only this machine can reach the address. Names are not resolved: of host names only
     * "localhost" counts.
     */
    static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    private static void inRange(String name, long found, long min, long max) {
        if (found < min || found > max) {
            throw new IllegalArgumentException(
                    "admin." + name + ": " + found + " (expected: " + min + " to " + max + ")");
        }
    }

    private static void checkToken(String token) {
        if (token.length() < TOKEN_MIN || token.length() > TOKEN_MAX) {
            throw new IllegalArgumentException(
                    "admin.bearerToken: "
                            + token.length()
                            + " characters (expected: "
                            + TOKEN_MIN
                            + " to "
                            + TOKEN_MAX
                            + ")");
        }
        if (!token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "admin.bearerToken: holds blanks or other than ASCII (expected: visible ASCII)");
        }
    }

    @Override
    public String toString() {
        return "AdminSettings[host="
                + host
                + ", port="
                + port
                + ", bearerToken="
                + (bearerToken == null ? "none" : "***")
                + ", answerTimeoutMs="
                + answerTimeoutMs
                + ", maxOpenQuestions="
                + maxOpenQuestions
                + ", maxConnections="
                + maxConnections
                + "]";
    }
}
