package io.crosspoint.qr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads merchant-presented payloads (EMV QRCPS, Merchant-Presented Mode 1.1). Throws nothing. */
public final class MerchantQrDecoder {
    private MerchantQrDecoder() {}

    /**
     * Reads a payload. The checksum decides first: one that differs is refused in both ways; a
     * right one that is written loosely (lower case, leading zeros missing) is a defect.
     */
    public static MerchantQrReading read(String text, Strictness strictness) {
        List<Defect> defects = new ArrayList<>();
        boolean intact = readCrc(text, defects);
        List<DataObject> objects = new TlvReader(defects).read(text, "");
        if (text.codePointCount(0, text.length()) > MerchantRules.MAX_LENGTH) {
            defects.add(
                    new Defect(
                            "",
                            text.codePointCount(0, text.length()) + " characters",
                            "at most " + MerchantRules.MAX_LENGTH));
        }
        new MerchantRules(defects).check(objects);
        boolean refused = strictness == Strictness.STRICT && !defects.isEmpty();
        return refused || !intact
                ? new MerchantQrReading.Refused(defects)
                : new MerchantQrReading.Accepted(new MerchantQr(objects), defects);
    }

    /** Objects of a payload however broken, for descriptions. */
    static List<DataObject> objects(String text) {
        return new TlvReader(new ArrayList<>()).read(text, "");
    }

    private static boolean readCrc(String text, List<Defect> defects) {
        int at = crcAt(text);
        if (at < 0) {
            defects.add(new Defect(MerchantQr.CRC_ID, "none at the end", "the checksum"));
            return false;
        }
        String written = text.substring(at + 4);
        String upToValue = text.substring(0, at + 4);
        String right = Crc16.text(Crc16.of(upToValue));
        String rightOfFour = Crc16.text(Crc16.of(text.substring(0, at) + "6304"));
        if (written.equals(right) && upToValue.endsWith("04")) {
            return true;
        }
        String padded = "0".repeat(4 - written.length()) + written.toUpperCase(Locale.ROOT);
        boolean loose = padded.equals(right) || padded.equals(rightOfFour);
        defects.add(
                new Defect(
                        MerchantQr.CRC_ID,
                        Texts.shown(written),
                        loose
                                ? "\"" + rightOfFour + "\", four upper-case digits"
                                : "the checksum"));
        return loose;
    }

    /** Where the last id 63 begins: "63", a length and one to four hex digits end the payload. */
    private static int crcAt(String text) {
        for (int digits = 4; digits >= 1; digits--) {
            int at = text.length() - digits - 4;
            if (at >= 0
                    && text.startsWith(MerchantQr.CRC_ID + "0", at)
                    && (text.charAt(at + 3) == '4' || text.charAt(at + 3) == '0' + digits)
                    && isHex(text.substring(at + 4))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
    }
}
