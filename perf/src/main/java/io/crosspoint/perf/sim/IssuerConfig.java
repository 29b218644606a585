package io.crosspoint.perf.sim;

import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.framing.Framing;

import java.util.List;

/**
 * One simulated issuer.
 *
 * @param name for logs and thread-free identification in tables
 * @param port to listen on, on loopback; 0 takes a free one
 * @param memberCode its own institution code, for the cups header
 * @param switchCode the switch's institution code
 * @param cardBins beginnings of the card numbers it issues
 * @param tokenBins beginnings of token numbers, which must never reach it in DE2
 * @param currency DE49 of balances, three digits
 */
public record IssuerConfig(
        String name,
        int port,
        Dialect dialect,
        Framing framing,
        long memberCode,
        long switchCode,
        List<String> cardBins,
        List<String> tokenBins,
        String currency,
        IssuerBehaviour behaviour) {

    public IssuerConfig {
        cardBins = List.copyOf(cardBins);
        tokenBins = List.copyOf(tokenBins);
        if (cardBins.isEmpty()) {
            throw new IllegalArgumentException(name + ": no card BIN (expected: at least one)");
        }
    }
}
