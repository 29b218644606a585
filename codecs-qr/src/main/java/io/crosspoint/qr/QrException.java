package io.crosspoint.qr;

import java.util.List;
import java.util.stream.Collectors;

/** A payload cannot be written or drawn as asked; names every defect. */
public final class QrException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Defect> defects;

    QrException(List<Defect> defects) {
        super(defects.stream().map(Defect::toString).collect(Collectors.joining("; ")));
        this.defects = List.copyOf(defects);
    }

    /** At least one. */
    public List<Defect> defects() {
        return defects;
    }
}
