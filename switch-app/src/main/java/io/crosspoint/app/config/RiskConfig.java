package io.crosspoint.app.config;

import io.crosspoint.core.risk.MerchantRegistry;
import io.crosspoint.core.risk.RuleSet;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * Limits, rules and merchants, as read at the start; operators may have the files read again.
 *
 * @param rulesFile null when there is none
 * @param merchantsFile null when there is none
 * @param counterBytes most memory of all counters
 */
public record RiskConfig(
        @Nullable Path rulesFile,
        @Nullable Path merchantsFile,
        long counterBytes,
        RuleSet rules,
        MerchantRegistry merchants) {

    /**
     * The files as they are now.
     *
     * @throws io.crosspoint.iso8583.document.DocumentException as {@link ConfigReader#read} does
     */
    public RiskConfig readAgain() {
        return RiskReader.read(rulesFile, merchantsFile, counterBytes);
    }
}
