package io.crosspoint.app.config;

/**
 * A host and a TCP port.
 *
 * @param host without brackets
 */
record Endpoint(String host, int port) {
    /** Reads {@code HOST:PORT}; the schema has checked the form. */
    static Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, colon);
        if (host.startsWith("[")) {
            host = host.substring(1, host.length() - 1);
        }
        return new Endpoint(host, Integer.parseInt(text.substring(colon + 1)));
    }
}
