package io.crosspoint.app.wiring;

import io.crosspoint.app.config.SwitchConfig;
import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.engine.EngineSettings;
import io.crosspoint.core.engine.LinkPolicies;
import io.crosspoint.core.link.LinkSettings;
import io.crosspoint.core.routing.CardRanges;
import io.crosspoint.crypto.KeyName;
import io.crosspoint.crypto.KeyRing;
import io.crosspoint.journal.JournalReader;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.journal.snapshot.StreamFold;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.token.TokenVault;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/** The state machines of one switch and how far each has been folded. One thread at a time. */
final class Machines {
    static final String TRANSACTIONS = "transactions";
    static final String TOKENS = "tokens";
    static final String CODES = "codes";

    /** Readers of the three streams, each behind a position. */
    record Readers(
            LongFunction<JournalReader> tokens,
            LongFunction<JournalReader> codes,
            LongFunction<JournalReader> transactions) {}

    private final Engine engine;
    private final TokenVault vault;
    private final QrRegistry registry;
    private final StreamFold tokens;
    private final StreamFold codes;
    private final StreamFold transactions;

    private Machines(Engine engine, TokenVault vault, QrRegistry registry, Readers readers) {
        this.engine = engine;
        this.vault = vault;
        this.registry = registry;
        tokens = new StreamFold(TOKENS, readers.tokens(), vault, vault::apply);
        codes = new StreamFold(CODES, readers.codes(), registry, registry::apply);
        transactions =
                new StreamFold(
                        TRANSACTIONS, readers.transactions(), engine.folded(), engine::replay);
    }

    /**
     * Machines with nothing folded.
     *
     * @param batch the batch that the engine's decisions are written to first
     */
    static Machines empty(SwitchConfig config, KeyRing keys, RecordBatch batch, Readers readers) {
        TokenVault vault =
                new TokenVault(
                        config.tokens(),
                        keys.newHmac(KeyName.TOKEN_NUMBER),
                        keys.newHmac(KeyName.HMAC));
        QrRegistry registry =
                new QrRegistry(
                        config.qr(), KeyedSerials.of(keys), config.tokens().ranges()::contains);
        Engine engine =
                new Engine(
                        config.engine(),
                        new CardRanges(config.cards()),
                        policies(config),
                        vault,
                        registry,
                        batch);
        return new Machines(engine, vault, registry, readers);
    }

    private static LinkPolicies policies(SwitchConfig config) {
        LinkPolicies policies = new LinkPolicies();
        for (LinkSettings link : config.links()) {
            policies.add(
                    link.id(),
                    TimeUnit.MILLISECONDS.toNanos(link.issuerTimeoutMs()),
                    link.keepStan());
            if (link.isKeyedByTerminal()) {
                policies.keyByTerminal(link.id());
            }
            if (link.signOnRequired()) {
                policies.requireSignOn(link.id());
            }
        }
        return policies;
    }

    /** What of the configuration shapes the states: a snapshot made with other bounds is none. */
    static String bounds(SwitchConfig config) {
        EngineSettings engine = config.engine();
        return "engine.remembered %d, engine.orphanReversals %d, token requests %d, codes kept %s"
                .formatted(
                        engine.remembered(),
                        engine.orphanReversals(),
                        config.tokens().maxRequests(),
                        config.qr().times().kept());
    }

    Engine engine() {
        return engine;
    }

    TokenVault vault() {
        return vault;
    }

    QrRegistry registry() {
        return registry;
    }

    /** The engine's fold moves counters of the other two, so theirs come first. */
    List<StreamFold> folds() {
        return List.of(tokens, codes, transactions);
    }

    void foldToEnd() {
        folds().forEach(StreamFold::foldToEnd);
    }

    /**
     * Folds the transactions up to a position and the other streams at least as far as those refer
     * to them: a token or code is durable before a member knows it, so what stands in their streams
     * once the position is known is enough.
     *
     * @param goOn asked often; false ends the fold where it stands
     * @return whether the position was reached
     */
    boolean foldTo(long position, BooleanSupplier goOn) {
        tokens.foldTo(Long.MAX_VALUE, goOn);
        codes.foldTo(Long.MAX_VALUE, goOn);
        return goOn.getAsBoolean() && transactions.foldTo(position, goOn);
    }

    /** Position of the last transaction record folded. */
    long position() {
        return transactions.position();
    }
}
