package io.crosspoint.qrservice.http;

import io.crosspoint.journal.Desk;
import io.crosspoint.qrservice.QrCommand;
import io.crosspoint.qrservice.QrReply;
import io.crosspoint.qrservice.QrSettings;
import io.vertx.ext.web.Router;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Mounts the QR service on the partners' port. */
public final class QrRoutes {
    private QrRoutes() {}

    /** Mounts partner routes under {@code /partner/v1/qr} and the landing of code addresses. */
    public static void mount(
            Router router,
            Desk<QrCommand, QrReply> desk,
            PaymentDesk payments,
            QrSettings settings,
            PartnerAuthenticator partners) {
        mount(router, desk, payments, settings, partners, new SecureRandom());
    }

    /**
     * As {@link #mount(Router, Desk, PaymentDesk, QrSettings, PartnerAuthenticator)}.
     *
     * @param random makes the nonces of redirects
     */
    public static void mount(
            Router router,
            Desk<QrCommand, QrReply> desk,
            PaymentDesk payments,
            QrSettings settings,
            PartnerAuthenticator partners,
            RandomGenerator random) {
        new LandingRoute(desk, settings, random).mount(router);
    }
}
