package io.crosspoint.qrservice.http;

import io.crosspoint.journal.Desk;
import io.crosspoint.qrservice.QrCommand;
import io.crosspoint.qrservice.QrReply;
import io.crosspoint.qrservice.QrSettings;
import io.crosspoint.qrservice.TokenSpace;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.security.SecureRandom;

/** Mounts the QR service on the partners' port. */
public final class QrRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(QrRoutes.class);

    /** Longest request body. */
    public static final int MAX_BODY_BYTES = 8 * 1024;

    private QrRoutes() {}

    /**
     * Mounts partner routes under {@code /partner/v1/qr} and the landing of code addresses.
     *
     * @param tokens numbers outside of it are refused where a token is expected
     */
    public static void mount(
            Router router,
            Desk<QrCommand, QrReply> desk,
            PaymentDesk payments,
            QrSettings settings,
            PartnerAuthenticator partners,
            TokenSpace tokens) {
        PartnerCalls calls = new PartnerCalls(partners);
        router.route("/partner/v1/qr/*")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .failureHandler(QrRoutes::failed);
        new RegistryRoutes(desk, settings, tokens, calls).mount(router);
        new PaymentRoute(payments, settings, tokens, calls).mount(router);
        new LandingRoute(desk, settings, new SecureRandom()).mount(router);
    }

    /** What no route answered itself: a body too long, or a defect of ours. */
    private static void failed(RoutingContext context) {
        if (context.response().ended()) {
            return;
        }
        if (context.statusCode() == 413) {
            String expected = "at most " + MAX_BODY_BYTES + " bytes";
            new Problem(413, "Too long", "body", "more bytes", expected).send(context);
        } else if (context.statusCode() >= 400 && context.statusCode() < 500) {
            int status = context.statusCode();
            new Problem(status, "Not as it must be", "request", "HTTP " + status, "a valid request")
                    .send(context);
        } else {
            String kind = String.valueOf(context.failure());
            LOG.error("{} failed: {}", context.request().path(), kind.split(":", 2)[0]);
            Problem.of(context.failure()).send(context);
        }
    }
}
