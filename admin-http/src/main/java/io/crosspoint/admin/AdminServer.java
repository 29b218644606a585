package io.crosspoint.admin;

import io.crosspoint.core.operator.OperatorPort;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The operators' HTTP/1.1 server. Starts once; lives on one event loop of the Vert.x instance that
 * it is given and does not close that instance.
 */
public final class AdminServer {

    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
    private static final int MAX_HEADER_BYTES = 8_192;
    private static final int MAX_REQUEST_LINE_BYTES = 2_048;
    private static final int IDLE_SECONDS = 60;

    private final Vertx vertx;
    private final AdminSettings settings;
    private final OperatorPort port;
    private final TokenLookup tokens;
    private final RiskControl risk;
    private final String version;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile @Nullable HttpServer server;

    /**
     * @param version of the software, as shown in metrics
     */
    public AdminServer(
            Vertx vertx,
            AdminSettings settings,
            OperatorPort port,
            TokenLookup tokens,
            RiskControl risk,
            String version) {
        this.vertx = vertx;
        this.settings = settings;
        this.port = port;
        this.tokens = tokens;
        this.risk = risk;
        this.version = version;
    }

    /**
     * Listens. Completes with the TCP port that was taken; fails when the address cannot be had,
     * and when called a second time.
     */
    public Future<Integer> start() {
        if (!started.compareAndSet(false, true)) {
            return Future.failedFuture(new IllegalStateException("admin HTTP was started before"));
        }
        ApiDocument document = ApiDocument.load();
        AdminRouter router = new AdminRouter(vertx, settings, document);
        return document.contract(vertx)
                .map(contract -> router.build(contract, port, tokens, risk, version))
                .compose(this::listen)
                .recover(e -> Future.failedFuture(cannotListen(e)))
                .map(
                        listening -> {
                            server = listening;
                            LOG.info(
                                    "admin HTTP: {} port {}",
                                    settings.host(),
                                    listening.actualPort());
                            return listening.actualPort();
                        });
    }

    private Future<HttpServer> listen(Router router) {
        HttpServerOptions options =
                new HttpServerOptions()
                        .setHost(settings.host())
                        .setPort(settings.port())
                        .setHttp2ClearTextEnabled(false)
                        .setMaxHeaderSize(MAX_HEADER_BYTES)
                        .setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)
                        .setIdleTimeout(IDLE_SECONDS)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS);
        return vertx.createHttpServer(options)
                .connectionHandler(this::bound)
                .requestHandler(router)
                .listen();
    }

    private void bound(HttpConnection connection) {
        connection.closeHandler(closed -> connections.decrementAndGet());
        if (connections.incrementAndGet() > settings.maxConnections()) {
            connection.close();
        }
    }

    private Throwable cannotListen(Throwable cause) {
        return new IllegalStateException(
                "admin HTTP cannot start on "
                        + settings.host()
                        + " port "
                        + settings.port()
                        + ": "
                        + cause.getMessage(),
                cause);
    }

    /** Stops listening and ends open connections. Harmless when it never listened. */
    public Future<Void> close() {
        HttpServer listening = server;
        return listening == null ? Future.succeededFuture() : listening.close();
    }
}
