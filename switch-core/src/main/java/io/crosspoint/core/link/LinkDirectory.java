package io.crosspoint.core.link;

import io.crosspoint.core.engine.Engine;
import io.crosspoint.core.operator.LinkStatus;

import java.util.List;
import java.util.Locale;

/** The links as operators see them. */
public final class LinkDirectory {
    private final Engine engine;
    private final List<MemberLink> links;

    public LinkDirectory(Engine engine, List<MemberLink> links) {
        this.engine = engine;
        this.links = List.copyOf(links);
    }

    /** All links at this moment. Lane's thread. */
    public List<LinkStatus> statuses() {
        return links.stream().map(this::status).toList();
    }

    /** Name of a link by its number; the number itself when there is none. */
    public String name(int id) {
        return links.stream()
                .filter(link -> link.settings().id() == id)
                .map(link -> link.settings().name())
                .findFirst()
                .orElse(Integer.toString(id));
    }

    private LinkStatus status(MemberLink link) {
        LinkSettings settings = link.settings();
        LinkCounters counters = link.counters();
        boolean signedOn = engine.isSignedOn(settings.id());
        boolean tested = settings.role() == LinkSettings.Role.ISSUER;
        return new LinkStatus(
                settings.id(),
                settings.name(),
                settings.role().name().toLowerCase(Locale.ROOT),
                settings.dialect().name(),
                settings.framing().name().toLowerCase(Locale.ROOT),
                settings.host() + ":" + settings.port(),
                link.connectionCount(),
                signedOn,
                signedOn && (!tested || link.answersEcho()),
                counters.framesIn.get(),
                counters.framesOut.get(),
                counters.rejected.get(),
                counters.closedForCause.get(),
                engine.inFlightOf(settings.id()),
                counters.troubles());
    }
}
