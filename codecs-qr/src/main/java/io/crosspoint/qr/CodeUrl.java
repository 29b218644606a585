package io.crosspoint.qr;

import java.util.Optional;

/**
 * The address behind a merchant code of the network: {@code https://HOST/PREFIX/SERIAL}.
 *
 * @param host lower-case host name, with a port if it has one
 * @param prefix eight digits
 * @param serial 1 to 18 digits
 */
public record CodeUrl(String host, String prefix, long serial) {

    private static final String SCHEME = "https://";
    private static final int MAX_LENGTH = 200;
    private static final int PREFIX_LENGTH = 8;
    private static final int MAX_SERIAL_LENGTH = 18;

    public CodeUrl {
        if (!isHost(host)) {
            throw new IllegalArgumentException(
                    "host: " + host.length() + " characters (expected: a host name)");
        }
        if (prefix.length() != PREFIX_LENGTH || !isDigits(prefix)) {
            throw new IllegalArgumentException(
                    "prefix: " + prefix.length() + " characters (expected: 8 digits)");
        }
        if (serial <= 0 || Long.toString(serial).length() > MAX_SERIAL_LENGTH) {
            throw new IllegalArgumentException("serial: (expected: 1 to 18 digits)");
        }
    }

    /** Reads an address; empty when the text is not one of this form. */
    public static Optional<CodeUrl> parse(String text) {
        if (text.length() > MAX_LENGTH || !text.startsWith(SCHEME)) {
            return Optional.empty();
        }
        String[] parts = text.substring(SCHEME.length()).split("/", -1);
        if (parts.length != 3
                || !isHost(parts[0])
                || parts[1].length() != PREFIX_LENGTH
                || !isDigits(parts[1])
                || parts[2].length() > MAX_SERIAL_LENGTH
                || !isDigits(parts[2])
                || parts[2].startsWith("0")) {
            return Optional.empty();
        }
        return Optional.of(new CodeUrl(parts[0], parts[1], Long.parseLong(parts[2])));
    }

    /** The address as it stands in the picture. */
    public String text() {
        return SCHEME + host + "/" + prefix + "/" + serial;
    }

    private static boolean isHost(String text) {
        if (text.isEmpty() || text.length() > 120) {
            return false;
        }
        return text.chars()
                .allMatch(
                        c ->
                                (c >= 'a' && c <= 'z')
                                        || (c >= '0' && c <= '9')
                                        || c == '.'
                                        || c == '-'
                                        || c == ':');
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
