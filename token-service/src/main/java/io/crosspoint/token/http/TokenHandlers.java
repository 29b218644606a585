package io.crosspoint.token.http;

import io.crosspoint.crypto.PanSealer;
import io.crosspoint.journal.Desk;
import io.crosspoint.journal.DeskFullException;
import io.crosspoint.journal.JournalFailedException;
import io.crosspoint.token.Actor;
import io.crosspoint.token.Origin;
import io.crosspoint.token.TokenCommand;
import io.crosspoint.token.TokenReply;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Authenticates, reads, asks the desk and answers. */
final class TokenHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(TokenHandlers.class);
    private static final String PATH = "/partner/v1/tokens";
    private static final String ACTOR = "crosspoint.actor";
    private static final String BEARER = "Bearer ";
    private static final int TIMEOUT_SECONDS = 10;

    private final Desk<TokenCommand, TokenReply> desk;
    private final PartnerAuthenticator auth;
    private final CommandReader reader;

    TokenHandlers(
            Desk<TokenCommand, TokenReply> desk,
            Supplier<PanSealer> sealers,
            PartnerAuthenticator auth) {
        this.desk = desk;
        this.auth = auth;
        reader = new CommandReader(new CardReader(sealers));
    }

    void mount(Router router) {
        every(router).handler(this::authenticate);
        every(router).handler(BodyHandler.create(false).setBodyLimit(TokenRoutes.MAX_BODY_BYTES));
        every(router).failureHandler(TokenHandlers::failed);
        router.post(PATH).handler(context -> submit(context, reader::request));
        router.get(PATH).handler(this::list);
        router.post(PATH + "/by-card").handler(context -> submit(context, reader::byCard));
        router.post(PATH + "/card-updates").handler(context -> submit(context, reader::updatePan));
        router.get(PATH + "/:token").handler(this::query);
        router.post(PATH + "/:token/activate")
                .handler(
                        context ->
                                submit(
                                        context,
                                        (body, actor) ->
                                                reader.activate(body, actor, token(context))));
        change(router, "suspend", TokenCommand.Suspend::new);
        change(router, "resume", TokenCommand.Resume::new);
        change(router, "deactivate", TokenCommand.Deactivate::new);
    }

    private static Route every(Router router) {
        return router.route(PATH + "*");
    }

    private void change(Router router, String verb, BiFunction<Origin, Long, TokenCommand> made) {
        router.post(PATH + "/:token/" + verb)
                .handler(
                        context ->
                                submit(
                                        context,
                                        (body, actor) ->
                                                made.apply(
                                                        reader.bareOrigin(body, actor),
                                                        token(context))));
    }

    private void authenticate(RoutingContext context) {
        String header = context.request().getHeader("authorization");
        Partner partner =
                header != null && header.startsWith(BEARER)
                        ? auth.authenticate(header.substring(BEARER.length()))
                        : null;
        if (partner == null) {
            context.response().putHeader("www-authenticate", "Bearer");
            Problem.send(context, 401, "No known API key: send Authorization: Bearer KEY");
            return;
        }
        context.put(ACTOR, partner.actor());
        context.next();
    }

    private void submit(RoutingContext context, BiFunction<JsonObject, Actor, TokenCommand> read) {
        ask(context, () -> read.apply(body(context), context.<Actor>get(ACTOR)));
    }

    private void query(RoutingContext context) {
        ask(
                context,
                () ->
                        new TokenCommand.QueryToken(
                                CommandReader.question(context.<Actor>get(ACTOR)), token(context)));
    }

    private void list(RoutingContext context) {
        JsonObject query = new JsonObject();
        context.queryParams().forEach(entry -> query.put(entry.getKey(), entry.getValue()));
        ask(context, () -> reader.byRequestor(query, context.<Actor>get(ACTOR)));
    }

    private static long token(RoutingContext context) {
        JsonObject path = JsonObject.of("token", context.pathParam("token"));
        return CommandReader.token(new JsonFields("", path), "token");
    }

    private static JsonObject body(RoutingContext context) {
        Buffer buffer = context.body().buffer();
        try {
            if (buffer != null && buffer.length() > 0) {
                return new JsonObject(buffer);
            }
        } catch (DecodeException | ClassCastException e) {
            // The parser's own message quotes the body: it is not passed on.
        }
        int length = buffer == null ? 0 : buffer.length();
        throw new FieldException("body", length + " bytes", "a JSON object");
    }

    private void ask(RoutingContext context, Supplier<TokenCommand> made) {
        TokenCommand command;
        try {
            command = made.get();
        } catch (FieldException defect) {
            Problem.send(context, defect);
            return;
        }
        Future.fromCompletionStage(desk.submit(command), context.vertx().getOrCreateContext())
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .onSuccess(reply -> answer(context, reply))
                .onFailure(context::fail);
    }

    private static void answer(RoutingContext context, TokenReply reply) {
        switch (reply) {
            case TokenReply.Issued issued ->
                    send(context, issued.fresh() ? 201 : 200, TokenJson.token(issued.token()));
            case TokenReply.Changed changed -> send(context, 200, TokenJson.token(changed.token()));
            case TokenReply.Found found -> send(context, 200, TokenJson.token(found.token()));
            case TokenReply.CardUpdated updated ->
                    send(context, 200, JsonObject.of("tokens", updated.tokens()));
            case TokenReply.Listed listed ->
                    send(context, 200, TokenJson.list(listed.tokens(), next(listed)));
            case TokenReply.Refused refused -> Problem.send(context, refused);
        }
    }

    private static String next(TokenReply.Listed listed) {
        return listed.nextAfter() == 0 ? "" : Long.toString(listed.nextAfter());
    }

    private static void send(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .putHeader("cache-control", "no-store")
                .end(body.toBuffer());
    }

    private static void failed(RoutingContext context) {
        Throwable failure = context.failure();
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        switch (cause) {
            case DeskFullException full -> {
                context.response().putHeader("retry-after", "1");
                Problem.send(context, 503, "The vault is busy: ask again");
            }
            case TimeoutException late ->
                    Problem.send(
                            context, 503, "No answer in time: repeat under the same request id");
            case JournalFailedException broken ->
                    Problem.send(context, 503, "The vault is out of service");
            case null -> Problem.send(context, context.statusCode(), title(context.statusCode()));
            default -> byStatus(context, cause);
        }
    }

    private static void byStatus(RoutingContext context, Throwable cause) {
        if (context.statusCode() < 500) {
            Problem.send(context, context.statusCode(), title(context.statusCode()));
            return;
        }
        LOG.error("token request failed", cause);
        Problem.send(context, 500, "The request failed");
    }

    private static String title(int status) {
        return status == 413
                ? "The body is too long; expected at most " + TokenRoutes.MAX_BODY_BYTES + " bytes"
                : "The request failed";
    }
}
