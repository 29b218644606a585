package io.crosspoint.token.http;

import io.crosspoint.crypto.PanSealer;
import io.crosspoint.journal.Desk;
import io.crosspoint.token.TokenCommand;
import io.crosspoint.token.TokenReply;
import io.vertx.ext.web.Router;

import java.util.function.Supplier;

/** The partners' token API. */
public final class TokenRoutes {
    /** Most bytes of a request's body. */
    public static final int MAX_BODY_BYTES = 8_192;

    private TokenRoutes() {}

    /**
     * Adds the routes under {@code /partner/v1/tokens}.
     *
     * @param sealers makes a sealer for the calling thread
     */
    public static void mount(
            Router router,
            Desk<TokenCommand, TokenReply> desk,
            Supplier<PanSealer> sealers,
            PartnerAuthenticator auth) {
        new TokenHandlers(desk, sealers, auth).mount(router);
    }
}
