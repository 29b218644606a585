package io.crosspoint.token;

/**
 * Who asks, why, and under which id a repeat is known.
 *
 * @param requestId chosen by the asker, unique among its requests, 1 to 64 printable ASCII
 */
public record Origin(String requestId, Actor actor, Reason reason) {
    public Origin {
        Fields.text("request id", requestId, 1, 64);
    }
}
