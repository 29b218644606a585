package io.crosspoint.app.config;

import io.crosspoint.admin.AdminSettings;
import io.crosspoint.core.engine.EngineSettings;
import io.crosspoint.core.lane.LaneSettings;
import io.crosspoint.core.link.LinkSettings;
import io.crosspoint.core.routing.CardRange;
import io.crosspoint.journal.chronicle.JournalSettings;
import io.crosspoint.qrservice.QrSettings;
import io.crosspoint.token.TokenVaultConfig;

import java.nio.file.Path;
import java.util.List;

/**
 * All that a switch is configured with.
 *
 * @param transactions journal of the transaction stream
 * @param tokenStream journal of the token vault
 * @param codeStream journal of the QR registry
 * @param keyStore software key store file
 * @param originals index of the transactions that have left memory
 * @param dedicatedLane the lane has a thread of its own instead of sharing the event loop
 * @param cards card ranges, each naming one of the links
 */
public record SwitchConfig(
        JournalSettings transactions,
        JournalSettings tokenStream,
        JournalSettings codeStream,
        SnapshotSettings snapshots,
        Path keyStore,
        OriginalsConfig originals,
        EngineSettings engine,
        LaneSettings lane,
        boolean dedicatedLane,
        List<LinkSettings> links,
        List<CardRange> cards,
        TokenVaultConfig tokens,
        QrSettings qr,
        RiskConfig risk,
        PartnersConfig partners,
        AdminSettings admin) {

    public SwitchConfig {
        links = List.copyOf(links);
        cards = List.copyOf(cards);
    }
}
