package io.crosspoint.admin;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets requests for /api pass that carry the bearer token (RFC 6750 section 2.1). The comparison
 * takes the same time whatever is wrong with the token.
 */
final class BearerGate implements Handler<RoutingContext> {

    private static final String SCHEME = "Bearer ";

    private final byte[] expected;
    private final AtomicLong refused = new AtomicLong();

    BearerGate(String token) {
        expected = token.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void handle(RoutingContext request) {
        String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (passes(authorization)) {
            request.next();
            return;
        }
        refused.incrementAndGet();
        String error = authorization == null ? "" : ", error=\"invalid_token\"";
        request.response().putHeader("WWW-Authenticate", "Bearer realm=\"crosspoint\"" + error);
        String found =
                authorization == null ? "no Authorization header" : "another token or scheme";
        request.fail(
                new ProblemException(
                        401, found + " (expected: Authorization: Bearer, then the token)"));
    }

    private boolean passes(@Nullable String authorization) {
        return authorization != null
                && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        expected,
                        authorization
                                .substring(SCHEME.length())
                                .trim()
                                .getBytes(StandardCharsets.UTF_8));
    }

    /** Requests turned away since start. */
    long refused() {
        return refused.get();
    }
}
