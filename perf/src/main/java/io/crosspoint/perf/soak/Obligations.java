package io.crosspoint.perf.soak;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests that a process took over a link that stayed up: each must be answered. */
final class Obligations {
    private final List<Map<Long, Long>> open = new ArrayList<>();

    Obligations() {
        for (int i = 0; i < Members.LINKS; i++) {
            open.add(new LinkedHashMap<>());
        }
    }

    void taken(int link, long rrn, long nowNs) {
        open.get(link).putIfAbsent(rrn, nowNs);
    }

    void met(int link, long rrn) {
        open.get(link).remove(rrn);
    }

    /** The link went, nobody waits there any more. */
    void waive(int link) {
        open.get(link).clear();
    }

    /** Those taken at or before a time, RRN by RRN. */
    List<Long> openSince(long timeNs) {
        List<Long> rrns = new ArrayList<>();
        for (Map<Long, Long> link : open) {
            link.forEach(
                    (rrn, takenNs) -> {
                        if (takenNs <= timeNs) {
                            rrns.add(rrn);
                        }
                    });
        }
        return rrns;
    }
}
