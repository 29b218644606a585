package io.crosspoint.app.config;

import io.crosspoint.admin.AdminSettings;
import io.crosspoint.core.engine.BusinessDayRule;
import io.crosspoint.core.engine.EngineSettings;
import io.crosspoint.core.engine.ResponseCode;
import io.crosspoint.core.lane.LaneSettings;
import io.crosspoint.core.link.LinkSettings;
import io.crosspoint.iso8583.document.DocumentException;
import io.crosspoint.iso8583.document.ValidatedYaml;
import io.crosspoint.journal.chronicle.Durability;
import io.crosspoint.journal.chronicle.JournalSettings;
import io.crosspoint.token.TokenVaultConfig;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes settings of a configuration file. Relative paths in it are relative to the working folder.
 */
public final class ConfigReader {
    private static final String SCHEMA = "/schemas/switch.schema.json";
    private static final long MIB = 1L << 20;
    private static final int NANOS_PER_MS = 1_000_000;
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;

    private final Path file;
    private final Map<String, String> environment;

    private ConfigReader(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /**
     * Reads a file.
     *
     * @param environment variables that the file may name
     * @throws DocumentException that lists each defect with line, column, found and expected
     */
    public static SwitchConfig read(Path file, Map<String, String> environment) {
        return new ConfigReader(file, environment).read();
    }

    private SwitchConfig read() {
        Section root = new Section(file.toString(), ValidatedYaml.read(file, SCHEMA), "");
        List<LinkSettings> links = new LinkReader(root).links();
        TokenVaultConfig tokens = ServiceReader.tokens(root.child("tokens"));
        PartnersConfig partners = partners(root.child("partners"));
        AdminSettings admin = admin(root.child("admin"));
        checkPorts(root, links);
        return new SwitchConfig(
                journal(root.child("journal"), "transactions"),
                journal(root.child("journal"), "tokens"),
                journal(root.child("journal"), "codes"),
                snapshots(root.child("snapshots")),
                Path.of(root.child("keys").text("file", "")),
                OriginalsConfig.of(
                        root.child("originals"),
                        Path.of(root.child("journal").text("directory", ""))),
                engine(root.child("engine")),
                lane(root.child("lane")),
                root.child("lane").text("threading", "shared").equals("dedicated"),
                links,
                new CardReader(root, links, tokens.ranges()).ranges(),
                tokens,
                ServiceReader.qr(root.child("qr")),
                RiskReader.risk(root.child("risk"), file),
                partners,
                admin);
    }

    /** The HTTP ports must be neither a link's nor each other's; 0 is any that is free. */
    private static void checkPorts(Section root, List<LinkSettings> links) {
        Set<Integer> taken =
                links.stream()
                        .filter(LinkSettings::listens)
                        .map(LinkSettings::port)
                        .collect(Collectors.toCollection(HashSet::new));
        for (String name : List.of("partners", "admin")) {
            Section section = root.child(name);
            int port = Endpoint.parse(section.text("listen", "")).port();
            if (port != 0 && !taken.add(port)) {
                throw section.defect(
                        "listen", "port " + port + " a second time", "a port of its own");
            }
        }
    }

    private static JournalSettings journal(Section section, String stream) {
        boolean transactions = stream.equals("transactions");
        int chunkMiB = section.number("chunkMiB", transactions ? 64 : 4);
        long fillAheadMiB = section.longNumber("fillAheadMiB", transactions ? 64 : 0);
        return new JournalSettings(
                Path.of(section.text("directory", "")).resolve(stream),
                Durability.valueOf(section.text("durability", "disk").toUpperCase(Locale.ROOT)),
                0,
                section.longNumber("reservedFreeMiB", 1024) * MIB,
                (int) (Math.min(chunkMiB, transactions ? chunkMiB : 4) * MIB),
                (transactions ? fillAheadMiB : 0) * MIB);
    }

    private static SnapshotSettings snapshots(Section section) {
        SnapshotSettings usual = SnapshotSettings.DEFAULT;
        return new SnapshotSettings(
                section.longNumber("everyRecords", usual.everyRecords()),
                section.flag("atSeal", usual.atSeal()),
                section.number("share", usual.share()));
    }

    private static EngineSettings engine(Section section) {
        EngineSettings usual = EngineSettings.defaults();
        int remembered = section.number("remembered", usual.remembered());
        if (Integer.bitCount(remembered) != 1) {
            throw section.defect("remembered", "" + remembered, "a power of two");
        }
        return new EngineSettings(
                remembered,
                ResponseCode.of(section.text("timedOutCode", "98")),
                section.number("completionPercent", usual.completionPercent()),
                section.number("refundWindowDays", usual.refundWindowDays()),
                section.longNumber("reversalRetryMs", usual.reversalRetryNs() / NANOS_PER_MS)
                        * NANOS_PER_MS,
                section.longNumber("interruptedWaitMs", usual.interruptedWaitNs() / NANOS_PER_MS)
                        * NANOS_PER_MS,
                section.number("orphanReversals", usual.orphanReversals()),
                section.number("currency", usual.currency()),
                section.longNumber("answersKeptMinutes", usual.answersKeptNs() / NANOS_PER_MINUTE)
                        * NANOS_PER_MINUTE,
                businessDay(section.child("businessDay")));
    }

    private static BusinessDayRule businessDay(Section section) {
        boolean declines = section.text("whileClosing", "accept").equals("decline");
        if (!section.has("cutOver")) {
            if (section.has("zone")) {
                throw section.defect("zone", "without a time of day", "cutOver beside it");
            }
            return new BusinessDayRule(null, ZoneId.of("UTC"), declines);
        }
        LocalTime cutOver = LocalTime.parse(section.text("cutOver", ""));
        String zone = section.text("zone", "UTC");
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw section.defect("zone", zone, "a time zone such as Asia/Shanghai");
        }
        return new BusinessDayRule(cutOver, ZoneId.of(zone), declines);
    }

    private static LaneSettings lane(Section section) {
        LaneSettings usual = LaneSettings.defaults();
        return new LaneSettings(
                section.number("inbox", usual.inbox()),
                section.number("batch", usual.batch()),
                section.number("effects", usual.effects()),
                section.number("desk", usual.desk()));
    }

    private static PartnersConfig partners(Section section) {
        Endpoint endpoint = Endpoint.parse(section.text("listen", ""));
        return new PartnersConfig(
                endpoint.host(), endpoint.port(), members(section.children("members")));
    }

    /** Two partners with one key could not be told apart. */
    private static List<PartnersConfig.Member> members(List<Section> sections) {
        Set<String> keys = new HashSet<>();
        List<PartnersConfig.Member> members = new ArrayList<>();
        for (Section section : sections) {
            PartnersConfig.Member member = partner(section);
            if (!keys.add(member.apiKeySha256())) {
                throw section.defect("apiKeySha256", "a second time", "a key of its own");
            }
            members.add(member);
        }
        return members;
    }

    private static PartnersConfig.Member partner(Section section) {
        Set<PartnersConfig.Role> roles =
                section.texts("roles").stream()
                        .map(role -> PartnersConfig.Role.valueOf(role.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet());
        long institution = section.longNumber("institution", 0);
        if (institution == 0 && !roles.equals(Set.of(PartnersConfig.Role.REQUESTOR))) {
            throw section.defect("institution", "nothing", "the partner's institution code");
        }
        return new PartnersConfig.Member(
                section.text("name", ""),
                section.text("apiKeySha256", ""),
                roles,
                institution,
                section.longNumbers("requestors"),
                section.longNumbers("bins").stream().map(Math::toIntExact).toList());
    }

    private AdminSettings admin(Section section) {
        Endpoint endpoint = Endpoint.parse(section.text("listen", ""));
        try {
            return AdminSettings.of(endpoint.host(), endpoint.port(), bearerToken(section));
        } catch (IllegalArgumentException e) {
            throw section.refused("listen", e, "settings that are safe");
        }
    }

    private @Nullable String bearerToken(Section section) {
        if (!section.has("bearerTokenEnvironment")) {
            return section.has("bearerToken") ? section.text("bearerToken", "") : null;
        }
        String variable = section.text("bearerTokenEnvironment", "");
        String token = environment.get(variable);
        if (token == null) {
            throw section.defect(
                    "bearerTokenEnvironment", variable + " is not set", "a variable that is set");
        }
        return token;
    }
}
