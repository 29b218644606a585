package io.crosspoint.perf.soak;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.crypto.KeyName;
import io.crosspoint.crypto.KeyRing;
import io.crosspoint.journal.RecordBatch;
import io.crosspoint.qrservice.CodeTimes;
import io.crosspoint.qrservice.LandingSettings;
import io.crosspoint.qrservice.QrCapacity;
import io.crosspoint.qrservice.QrRegistry;
import io.crosspoint.qrservice.QrSettings;
import io.crosspoint.token.TokenPolicy;
import io.crosspoint.token.TokenRange;
import io.crosspoint.token.TokenRanges;
import io.crosspoint.token.TokenVault;
import io.crosspoint.token.TokenVaultConfig;

import java.util.List;

/** Makes engines as a process makes one, with a registry that stays empty. */
final class Engines {
    /** Its keys are random: token numbers differ from run to run, and nothing else by them. */
    private static final KeyRing RING = KeyRing.ephemeral();

    private static final int MOST_TOKENS = 64;
    private static final int MOST_TOKEN_REQUESTS = 1 << 10;

    private Engines() {}

    static Engine fresh(RecordBatch batch, TokenVault vault, QrRegistry registry) {
        return new Engine(
                Members.settings(), Members.ranges(), Members.policies(), vault, registry, batch);
    }

    static TokenVault vault() {
        return new TokenVault(
                new TokenVaultConfig(
                        new TokenRanges(List.of(new TokenRange(629_900, 629_999, 16))),
                        TokenPolicy.standard(),
                        MOST_TOKENS,
                        MOST_TOKEN_REQUESTS),
                RING.newHmac(KeyName.TOKEN_NUMBER),
                RING.newHmac(KeyName.HMAC));
    }

    static QrRegistry registry() {
        QrSettings defaults = QrSettings.defaults("qr.example.net", "01000000");
        return new QrRegistry(
                new QrSettings(
                        defaults.host(),
                        defaults.prefix(),
                        defaults.currency(),
                        defaults.payerProduct(),
                        defaults.limits(),
                        CodeTimes.DEFAULT,
                        new QrCapacity(16, 16, 16, 16, 10, 10),
                        LandingSettings.DEFAULT),
                value -> value + 1);
    }
}
