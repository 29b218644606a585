package io.crosspoint.iso8583.document;

import java.util.List;
import java.util.stream.Collectors;

/** A document cannot be used. Its message has one line for each defect. */
public final class DocumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Defect> defects;

    public DocumentException(List<Defect> defects) {
        super(defects.stream().map(Defect::toString).collect(Collectors.joining("\n")));
        this.defects = List.copyOf(defects);
    }

    public DocumentException(Defect defect) {
        this(List.of(defect));
    }

    /** What is wrong, in the order of the document. */
    public List<Defect> defects() {
        return defects;
    }
}
