package io.crosspoint.qr;

import java.util.List;

/**
 * A payload as it may be shown to people or turned into JSON, member by member.
 *
 * @param valid whether it keeps every rule of its kind
 * @param readable whether a lenient reader would act upon it
 * @param defects rules that it breaks
 * @param objects its parts
 */
public record QrDescription(
        Kind kind, boolean valid, boolean readable, List<Defect> defects, List<QrNode> objects) {

    /** What a text turned out to be. */
    public enum Kind {
        MERCHANT_PRESENTED,
        CONSUMER_PRESENTED,
        CODE_ADDRESS,
        PAYER_CODE,
        UNKNOWN
    }

    public QrDescription {
        defects = List.copyOf(defects);
        objects = List.copyOf(objects);
    }
}
