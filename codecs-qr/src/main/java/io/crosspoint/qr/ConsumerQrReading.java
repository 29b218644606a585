package io.crosspoint.qr;

import java.util.List;

/** What a decoder made of a consumer-presented payload. */
public sealed interface ConsumerQrReading {
    /** Empty when every rule is kept. */
    List<Defect> defects();

    /** The payload, and the defects that were forgiven. */
    record Accepted(ConsumerQr payload, List<Defect> defects) implements ConsumerQrReading {
        public Accepted {
            defects = List.copyOf(defects);
        }
    }

    /** Nothing to be acted upon, and why. */
    record Refused(List<Defect> defects) implements ConsumerQrReading {
        public Refused {
            defects = List.copyOf(defects);
        }
    }
}
