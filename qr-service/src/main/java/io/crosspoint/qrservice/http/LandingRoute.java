package io.crosspoint.qrservice.http;

import io.crosspoint.journal.Desk;
import io.crosspoint.journal.DeskFullException;
import io.crosspoint.qr.CheckDigit;
import io.crosspoint.qr.CodeUrl;
import io.crosspoint.qrservice.CodeCheck;
import io.crosspoint.qrservice.LandingSettings;
import io.crosspoint.qrservice.QrCommand;
import io.crosspoint.qrservice.QrReply;
import io.crosspoint.qrservice.QrReply.LandingFound;
import io.crosspoint.qrservice.QrSettings;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a phone that opens a code's address gets: pay page data for the network's apps, the
 * acquirer's registered cashier for other wallets, a plain page for everybody else.
 */
final class LandingRoute {
    private final Desk<QrCommand, QrReply> desk;
    private final QrSettings settings;
    private final LandingSettings landing;
    private final RandomGenerator random;

    LandingRoute(Desk<QrCommand, QrReply> desk, QrSettings settings, RandomGenerator random) {
        this.desk = desk;
        this.settings = settings;
        this.landing = settings.landing();
        this.random = random;
    }

    void mount(Router router) {
        router.get("/" + settings.prefix() + "/:serial").handler(this::land);
    }

    private void land(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader(HttpHeaders.VARY, HttpHeaders.USER_AGENT);
        Optional<CodeUrl> address =
                CodeUrl.parse(
                        "https://"
                                + settings.host()
                                + "/"
                                + settings.prefix()
                                + "/"
                                + context.pathParam("serial"));
        if (landing.refuseWrapped() && isWrapped(context.request())) {
            LandingPage.send(response, 403, "This code must be scanned by itself.", List.of());
        } else if (address.isEmpty() || !CheckDigit.matches(address.get().serial())) {
            LandingPage.send(response, 404, "This is not a payment code.", List.of());
        } else {
            Context eventLoop = context.vertx().getOrCreateContext();
            desk.submit(new QrCommand.FindLanding(address.get().serial()))
                    .whenComplete(
                            (reply, failure) ->
                                    eventLoop.runOnContext(_ -> answer(context, reply, failure)));
        }
    }

    private void answer(
            RoutingContext context, @Nullable QrReply reply, @Nullable Throwable failure) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        switch (reply) {
            case LandingFound found when found.check() == CodeCheck.OK -> open(context, found);
            case LandingFound _ ->
                    LandingPage.send(
                            response, 410, "This code cannot be paid any more.", List.of());
            case null -> {
                boolean full = Failures.cause(failure) instanceof DeskFullException;
                LandingPage.send(
                        response, full ? 503 : 500, "Please scan again in a moment.", List.of());
            }
            default -> LandingPage.send(response, 404, "This is not a payment code.", List.of());
        }
    }

    private void open(RoutingContext context, LandingFound found) {
        String agent = header(context.request(), HttpHeaders.USER_AGENT);
        if (containsAny(agent, landing.networkAgents())) {
            payPage(context.response(), found);
        } else if (containsAny(agent, landing.otherWalletAgents())) {
            redirect(context.response(), found);
        } else {
            LandingPage.send(
                    context.response(),
                    200,
                    "Pay " + found.merchantName() + " with one of these:",
                    landing.appNames());
        }
    }

    private void payPage(HttpServerResponse response, LandingFound found) {
        JsonObject page =
                new JsonObject()
                        .put("serial", Long.toString(found.serial()))
                        .put("merchantName", found.merchantName())
                        .put("mcc", "%04d".formatted(found.mcc()))
                        .put("acquirer", Long.toString(found.acquirer()))
                        .put("currency", "%03d".formatted(found.currency()));
        if (found.amountMinor() > 0) {
            page.put("amountMinor", found.amountMinor());
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(page.encode());
    }

    private void redirect(HttpServerResponse response, LandingFound found) {
        Optional<URI> cashier = cashier(found);
        if (cashier.isEmpty()) {
            LandingPage.send(
                    response, 403, "This merchant takes no payments here.", landing.appNames());
            return;
        }
        String page = cashier.get().toASCIIString();
        String nonce = "%016x%016x".formatted(random.nextLong(), random.nextLong());
        String separator = cashier.get().getRawQuery() == null ? "?" : "&";
        response.setStatusCode(302)
                .putHeader(
                        HttpHeaders.LOCATION,
                        page + separator + "code=" + found.serial() + "&nonce=" + nonce)
                .end();
    }

    /** The merchant's page while its domain is still registered, or the acquirer's first. */
    private Optional<URI> cashier(LandingFound found) {
        if (!found.cashier().isEmpty()) {
            return Optional.of(URI.create(found.cashier()))
                    .filter(page -> landing.isRegistered(found.acquirer(), page));
        }
        return landing.cashiers().getOrDefault(found.acquirer(), List.of()).stream().findFirst();
    }

    /** Scanned codes are opened by themselves: no page refers to them, and nothing is carried. */
    private boolean isWrapped(HttpServerRequest request) {
        String query = Optional.ofNullable(request.query()).orElse("").toLowerCase(Locale.ROOT);
        if (query.contains("://") || query.contains("%3a") || query.contains("%253a")) {
            return true;
        }
        String referrer = header(request, HttpHeaders.REFERER);
        return !referrer.isEmpty() && !referrer.startsWith("https://" + settings.host() + "/");
    }

    private static boolean containsAny(String agent, List<String> texts) {
        return texts.stream().anyMatch(agent::contains);
    }

    private static String header(HttpServerRequest request, CharSequence name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }
}
