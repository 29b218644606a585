package io.crosspoint.qrservice.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

import java.util.List;

/** The plain page for people: one sentence and the apps that can pay; no script, no link. */
final class LandingPage {
    private LandingPage() {}

    static void send(HttpServerResponse response, int status, String sentence, List<String> apps) {
        StringBuilder page =
                new StringBuilder(
                        "<!doctype html><meta charset=utf-8><meta name=viewport"
                                + " content=width=device-width><title>Payment code</title><p>");
        page.append(escaped(sentence)).append("</p>");
        if (!apps.isEmpty()) {
            page.append("<ul>");
            apps.forEach(app -> page.append("<li>").append(escaped(app)).append("</li>"));
            page.append("</ul>");
        }
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", "default-src 'none'")
                .end(page.append('\n').toString());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
