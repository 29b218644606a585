package io.crosspoint.app.config;

import io.crosspoint.core.link.Admission;
import io.crosspoint.core.link.InstitutionCodes;
import io.crosspoint.core.link.LinkSettings;
import io.crosspoint.core.link.PeerNetworks;
import io.crosspoint.iso8583.Dialect;
import io.crosspoint.iso8583.Dialects;
import io.crosspoint.iso8583.framing.Framing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes link settings; links that name the same dialect share it. */
final class LinkReader {
    private static final int MAX_FRAME = 2048;
    private static final int CONNECTIONS = 16;
    private static final int SLOTS = 2048;
    private static final int TIMEOUT_MS = 10_000;
    private static final int ECHO_SECONDS = 30;
    private static final int IDLE_SECONDS = 600;
    private static final int PROVING_SECONDS = 30;

    private final Section root;
    private final Map<String, Dialect> dialects = new HashMap<>();

    LinkReader(Section root) {
        this.root = root;
    }

    List<LinkSettings> links() {
        List<LinkSettings> links = new ArrayList<>();
        Set<Integer> ids = new HashSet<>();
        Set<String> names = new HashSet<>();
        Set<Integer> ports = new HashSet<>();
        for (Section section : root.children("links")) {
            LinkSettings link = link(section);
            if (!ids.add(link.id())) {
                throw section.defect("id", link.id() + " a second time", "a number of its own");
            }
            if (!names.add(link.name())) {
                throw section.defect("name", link.name() + " a second time", "a name of its own");
            }
            if (link.listens() && link.port() != 0 && !ports.add(link.port())) {
                throw section.defect(
                        "listen", "port " + link.port() + " a second time", "a port of its own");
            }
            links.add(link);
        }
        return links;
    }

    private LinkSettings link(Section section) {
        boolean listens = section.has("listen");
        Endpoint endpoint = Endpoint.parse(section.text(listens ? "listen" : "connect", ""));
        LinkSettings.Role role = LinkSettings.Role.valueOf(upper(section.text("role", "")));
        InstitutionCodes acquirers = acquirers(section, role);
        Admission admission = admission(section, listens);
        boolean signOnRequired = signOnRequired(section, role);
        try {
            return new LinkSettings(
                    section.number("id", 0),
                    section.text("name", ""),
                    role,
                    listens,
                    endpoint.host(),
                    endpoint.port(),
                    dialect(section),
                    Framing.valueOf(upper(section.text("framing", ""))),
                    section.number("maxFrame", MAX_FRAME),
                    section.number("maxConnections", CONNECTIONS),
                    section.number("slots", SLOTS),
                    section.number("timeoutMs", TIMEOUT_MS),
                    section.text("stan", "own").equals("keep"),
                    section.longNumber("station", 0),
                    section.longNumber("peerStation", 0),
                    section.number("codeField", 59),
                    section.number("echoSeconds", listens ? 0 : ECHO_SECONDS),
                    section.number("idleSeconds", idleSeconds(role)),
                    LinkSettings.Malformed.valueOf(upper(section.text("malformed", "reject"))),
                    acquirers,
                    section.has("forwarders") ? codes(section, "forwarders") : acquirers,
                    admission,
                    signOnRequired);
        } catch (IllegalArgumentException e) {
            throw section.refused(listens ? "listen" : "connect", e, "a valid link");
        }
    }

    /** An issuer is asked only while it is signed on, whatever is configured. */
    private static boolean signOnRequired(Section section, LinkSettings.Role role) {
        if (role == LinkSettings.Role.ISSUER && section.has("signOn")) {
            throw section.defect("signOn", "on a link of role issuer", "role acquirer");
        }
        return section.text("signOn", "implied").equals("required");
    }

    /** The switch knows whom it calls: only who listens asks who comes. */
    private static Admission admission(Section section, boolean listens) {
        if (listens) {
            return new Admission(peers(section), section.number("provingSeconds", PROVING_SECONDS));
        }
        for (String name : List.of("peers", "provingSeconds")) {
            if (section.has(name)) {
                throw section.defect(name, "on a link that connects", "a link that listens");
            }
        }
        return Admission.CALLED;
    }

    private static PeerNetworks peers(Section section) {
        List<String> listed = section.texts("peers");
        try {
            return listed.isEmpty() ? PeerNetworks.any() : PeerNetworks.of(listed);
        } catch (IllegalArgumentException e) {
            throw section.refused("peers", e, "addresses and networks");
        }
    }

    /** An issuer's line is tested by the switch; nobody but itself keeps an acquirer's alive. */
    private static int idleSeconds(LinkSettings.Role role) {
        return role == LinkSettings.Role.ACQUIRER ? IDLE_SECONDS : 0;
    }

    /** An issuer answers only: what its answers name is compared with what was asked. */
    private static InstitutionCodes acquirers(Section section, LinkSettings.Role role) {
        if (role == LinkSettings.Role.ACQUIRER) {
            return codes(section, "acquirers");
        }
        for (String name : List.of("acquirers", "forwarders")) {
            if (section.has(name)) {
                throw section.defect(name, "on a link of role issuer", "role acquirer");
            }
        }
        return InstitutionCodes.any();
    }

    /** The schema lets a list of one code or more pass, and the word. */
    private static InstitutionCodes codes(Section section, String name) {
        List<Long> listed = section.longNumbers(name);
        return listed.isEmpty() ? InstitutionCodes.any() : InstitutionCodes.of(listed);
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private Dialect dialect(Section section) {
        String name = section.text("dialect", "");
        Dialect known = dialects.get(name);
        if (known != null) {
            return known;
        }
        Dialect dialect;
        if (name.endsWith(".yaml")) {
            if (!Files.isReadable(Path.of(name))) {
                throw section.defect("dialect", name + ": no such file", "a dialect file");
            }
            dialect = Dialects.load(Path.of(name));
        } else {
            dialect = bundled(section, name);
        }
        dialects.put(name, dialect);
        return dialect;
    }

    private static Dialect bundled(Section section, String name) {
        try {
            return Dialects.bundled(name);
        } catch (RuntimeException e) {
            throw section.defect("dialect", name, "a bundled dialect or a .yaml file");
        }
    }
}
