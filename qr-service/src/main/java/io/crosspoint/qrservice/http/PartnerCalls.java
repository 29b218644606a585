package io.crosspoint.qrservice.http;

import io.crosspoint.qrservice.QrReply;
import io.crosspoint.qrservice.QrReply.Rejected;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** What every partner route does: who calls, may it, what came of it. */
final class PartnerCalls {
    private final PartnerAuthenticator partners;

    PartnerCalls(PartnerAuthenticator partners) {
        this.partners = partners;
    }

    /** A route for partners of a role; what it throws as a problem is answered as one. */
    Handler<RoutingContext> of(
            Partner.Role role, BiFunction<RoutingContext, Partner, Runnable> reading) {
        return context -> {
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            String authorization =
                    Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION))
                            .orElse("");
            Optional<Partner> partner = partners.authenticate(authorization);
            if (partner.isEmpty()) {
                new Problem(401, "Who are you?", "Authorization", "nobody known", "a partner")
                        .send(context);
            } else if (!partner.get().roles().contains(role)) {
                new Problem(403, "Not yours to do", "", "a partner of other roles", role.name())
                        .send(context);
            } else {
                run(context, partner.get(), reading);
            }
        };
    }

    /** Answers with what a stage brings, on the request's own event loop. */
    <T> void answer(RoutingContext context, CompletionStage<T> stage, Consumer<T> answer) {
        Context eventLoop = context.vertx().getOrCreateContext();
        stage.whenComplete(
                (result, failure) ->
                        eventLoop.runOnContext(
                                _ -> {
                                    if (context.response().ended() || context.response().closed()) {
                                        return;
                                    }
                                    if (failure != null) {
                                        Problem.of(failure).send(context);
                                    } else if (result instanceof Rejected rejected) {
                                        Problem.of(rejected).send(context);
                                    } else {
                                        answer.accept(result);
                                    }
                                }));
    }

    /** A reply of a kind that the command never gets. */
    static Problem unexpected(QrReply reply) {
        return new Problem(500, "Failed", "", reply.getClass().getSimpleName(), "another reply");
    }

    private static void run(
            RoutingContext context,
            Partner partner,
            BiFunction<RoutingContext, Partner, Runnable> reading) {
        Runnable call;
        try {
            call = reading.apply(context, partner);
        } catch (ProblemException e) {
            e.problem().send(context);
            return;
        }
        call.run();
    }
}
