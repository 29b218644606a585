package io.crosspoint.app.wiring;

import io.crosspoint.admin.RiskControl;
import io.crosspoint.admin.RulesRefusedException;
import io.crosspoint.app.config.RiskConfig;
import io.crosspoint.core.operator.RiskPort;
import io.crosspoint.core.operator.RulesStatus;
import io.crosspoint.core.risk.HotKey;
import io.crosspoint.crypto.KeyRing;
import io.crosspoint.crypto.Luhn;
import io.crosspoint.crypto.PanSealer;
import io.crosspoint.iso8583.document.DocumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Reads the files of risk for operators and seals the card numbers they give. */
final class RiskOffice implements RiskControl {
    private static final int LEAST_DIGITS = 13;

    private final RiskConfig config;
    private final RiskPort port;
    private final KeyRing keys;

    RiskOffice(RiskConfig config, RiskPort port, KeyRing keys) {
        this.config = config;
        this.port = port;
        this.keys = keys;
    }

    @Override
    public RiskPort port() {
        return port;
    }

    /** Reads on another thread: a registry of merchants may be long. */
    @Override
    public CompletionStage<RulesStatus> reload() {
        return CompletableFuture.supplyAsync(config::readAgain)
                .thenCompose(read -> port.load(read.rules(), read.merchants()))
                .exceptionallyCompose(RiskOffice::refusal);
    }

    private static CompletionStage<RulesStatus> refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : failure;
        boolean refused =
                cause instanceof DocumentException || cause instanceof IllegalArgumentException;
        return CompletableFuture.failedStage(
                refused ? new RulesRefusedException(String.valueOf(cause.getMessage())) : cause);
    }

    @Override
    public HotKey card(String number) {
        byte[] digits = number.getBytes(StandardCharsets.ISO_8859_1);
        byte[] seal = new byte[PanSealer.SEAL_LENGTH];
        try {
            if (digits.length < LEAST_DIGITS || !Luhn.valid(digits, 0, digits.length)) {
                throw new IllegalArgumentException(
                        "card: %d characters that are no card number (expected: 13 to 19 digits with a good check digit)"
                                .formatted(digits.length));
            }
            PanSealer sealer = keys.newPanSealer();
            sealer.seal(digits, 0, digits.length, seal, 0);
            ByteBuffer halves = ByteBuffer.wrap(seal);
            return HotKey.card(
                    sealer.keyVersion(),
                    halves.getLong(),
                    halves.getLong(),
                    number(digits, 0, 6),
                    number(digits, digits.length - 4, 4));
        } finally {
            Arrays.fill(digits, (byte) 0);
        }
    }

    private static int number(byte[] digits, int at, int count) {
        int number = 0;
        for (int i = at; i < at + count; i++) {
            number = number * 10 + digits[i] - '0';
        }
        return number;
    }
}
