package io.crosspoint.token.http;

import io.crosspoint.crypto.PanSealer;
import io.crosspoint.journal.Desk;
import io.crosspoint.token.TokenCommand;
import io.crosspoint.token.TokenReply;
import io.vertx.ext.web.Router;

import java.util.function.Supplier;

final class TokenHandlers {
    TokenHandlers(
            Desk<TokenCommand, TokenReply> desk,
            Supplier<PanSealer> sealers,
            PartnerAuthenticator auth) {}

    void mount(Router router) {}
}
