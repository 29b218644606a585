package io.crosspoint.qr;

import java.util.List;

/** What a decoder made of a merchant-presented payload. */
public sealed interface MerchantQrReading {
    /** In the order of the payload; empty when every rule is kept. */
    List<Defect> defects();

    /** The payload, and the defects that were forgiven. */
    record Accepted(MerchantQr payload, List<Defect> defects) implements MerchantQrReading {
        public Accepted {
            defects = List.copyOf(defects);
        }
    }

    /** Nothing to be acted upon, and why. */
    record Refused(List<Defect> defects) implements MerchantQrReading {
        public Refused {
            defects = List.copyOf(defects);
        }
    }
}
