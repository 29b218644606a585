package io.crosspoint.admin;

import io.vertx.ext.web.Router;

import java.util.List;

/** The web console: four files that the browser asks for, and nothing else. */
final class Console {

    private record Page(String path, String resource, String contentType) {}

    private static final List<Page> PAGES =
            List.of(
                    new Page("/", "console/index.html", "text/html; charset=utf-8"),
                    new Page("/console.css", "console/console.css", "text/css; charset=utf-8"),
                    new Page("/console.js", "console/console.js", "text/javascript; charset=utf-8"),
                    new Page("/icon.svg", "console/icon.svg", "image/svg+xml"));

    private Console() {}

    static void attach(Router router) {
        for (Page page : PAGES) {
            String content = ApiDocument.resource(page.resource());
            router.get(page.path())
                    .handler(request -> Answers.text(request, 200, page.contentType(), content));
        }
    }
}
