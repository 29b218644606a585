package io.crosspoint.app.wiring;

import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.core.lane.Lane;
import io.crosspoint.crypto.KeyRing;
import io.crosspoint.qrservice.http.QrRoutes;
import io.crosspoint.token.http.TokenRoutes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;

/** The partners' HTTP port: the routes of the token service and of the QR service. */
final class PartnersServer {
    private static final int IDLE_SECONDS = 60;

    private PartnersServer() {}

    /** Listens; the future holds the port. */
    static Future<Integer> start(Vertx vertx, SwitchConfig config, Lane lane, KeyRing keys) {
        Partners partners = new Partners(config.partners());
        Router router = Router.router(vertx);
        TokenRoutes.mount(router, lane.tokens(), keys::newPanSealer, partners::forTokens);
        QrRoutes.mount(
                router,
                lane.codes(),
                lane::pay,
                config.qr(),
                partners::forCodes,
                config.tokens().ranges()::contains);
        UnansweredRequests.mount(router);
        HttpServerOptions options =
                new HttpServerOptions()
                        .setHost(config.partners().host())
                        .setPort(config.partners().port())
                        .setHttp2ClearTextEnabled(false)
                        .setIdleTimeout(IDLE_SECONDS);
        return vertx.createHttpServer(options)
                .requestHandler(router)
                .invalidRequestHandler(UnansweredRequests::malformed)
                .listen()
                .map(server -> server.actualPort());
    }
}
