package io.crosspoint.app.config;

import io.crosspoint.core.risk.MerchantRegistry;
import io.crosspoint.core.risk.RuleSet;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** Finds and reads the files of risk; they lie beside the configuration that names them. */
final class RiskReader {
    private static final long MIB = 1L << 20;
    private static final int COUNTER_MEMORY_MIB = 256;

    private RiskReader() {}

    static RiskConfig risk(Section section, Path configuration) {
        return read(
                file(section, "rules", configuration),
                file(section, "merchants", configuration),
                section.longNumber("counterMemoryMiB", COUNTER_MEMORY_MIB) * MIB);
    }

    private static @Nullable Path file(Section section, String name, Path configuration) {
        return section.has(name) ? configuration.resolveSibling(section.text(name, "")) : null;
    }

    static RiskConfig read(@Nullable Path rules, @Nullable Path merchants, long counterBytes) {
        return new RiskConfig(
                rules,
                merchants,
                counterBytes,
                rules == null ? RuleSet.NONE : RulesReader.read(rules, counterBytes),
                merchants == null ? MerchantRegistry.EMPTY : MerchantsReader.read(merchants));
    }
}
