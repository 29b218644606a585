package io.crosspoint.admin;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;

/**
 * Keeps web pages of others from using an operator's browser against the switch: what changes
 * something must come from our own origin, and without a bearer token the request must name this
 * machine as its host, so that a foreign name that resolves to 127.0.0.1 reads nothing.
 */
final class OriginGate implements Handler<RoutingContext> {

    private final boolean loopbackNamesOnly;

    OriginGate(boolean loopbackNamesOnly) {
        this.loopbackNamesOnly = loopbackNamesOnly;
    }

    @Override
    public void handle(RoutingContext request) {
        HostAndPort authority = request.request().authority();
        if (loopbackNamesOnly && (authority == null || !isLoopback(authority.host()))) {
            request.fail(
                    new ProblemException(
                            403,
                            "Host is not this machine (expected: localhost or a loopback address)"));
            return;
        }
        String origin = request.request().getHeader(HttpHeaders.ORIGIN);
        if (origin != null
                && !HttpMethod.GET.equals(request.request().method())
                && !sameAuthority(origin, request.request().getHeader(HttpHeaders.HOST))) {
            request.fail(
                    new ProblemException(
                            403, "Origin is another site (expected: the switch's own console)"));
            return;
        }
        request.next();
    }

    private static boolean isLoopback(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return AdminSettings.isLoopback(bracketed ? host.substring(1, host.length() - 1) : host);
    }

    private static boolean sameAuthority(String origin, String host) {
        int scheme = origin.indexOf("://");
        return scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(host);
    }
}
