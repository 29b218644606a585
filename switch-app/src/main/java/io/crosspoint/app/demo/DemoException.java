package io.crosspoint.app.demo;

/** The demonstration could not be brought to its end; the message is one line and says why. */
public final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoException(String message) {
        super(message);
    }

    DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
