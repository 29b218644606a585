package io.crosspoint.token;

/**
 * Size and rules of a vault.
 *
 * @param maxTokens tokens ever issued, dead ones included, 1 to 50,000,000; 370 bytes each, taken
 *     in segments as they fill
 * @param maxRequests request ids remembered for repeats, the eldest forgotten first, 16 to 4 Mi
 */
public record TokenVaultConfig(
        TokenRanges ranges, TokenPolicy policy, int maxTokens, int maxRequests) {
    public TokenVaultConfig {
        Fields.range("max tokens", maxTokens, 1, 50_000_000);
        Fields.range("max requests", maxRequests, 16, 1 << 22);
    }
}
