package io.crosspoint.qr;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads consumer-presented payloads (EMV QRCPS, Consumer-Presented Mode 1.1). Throws nothing. */
public final class ConsumerQrDecoder {
    static final int MAX_LENGTH = 512;
    private static final String VERSION = "4350563031";

    private ConsumerQrDecoder() {}

    /** Reads a payload; refused in both ways when it is no Base64 or holds no object. */
    public static ConsumerQrReading read(String text, Strictness strictness) {
        List<Defect> defects = new ArrayList<>();
        if (text.length() > MAX_LENGTH) {
            defects.add(new Defect("", text.length() + " characters", "at most " + MAX_LENGTH));
        }
        List<BerObject> objects = objects(text, defects);
        if (!objects.isEmpty()) {
            check(objects, defects);
        }
        boolean refused = strictness == Strictness.STRICT && !defects.isEmpty();
        return refused || objects.isEmpty()
                ? new ConsumerQrReading.Refused(defects)
                : new ConsumerQrReading.Accepted(new ConsumerQr(objects), defects);
    }

    static List<BerObject> objects(String text, List<Defect> defects) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            defects.add(new Defect("", "text that is not Base64", "Base64 (RFC 4648)"));
            return List.of();
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            defects.add(new Defect("", "Base64 of another form", "Base64 with padding"));
        }
        if (bytes.length == 0) {
            defects.add(new Defect("", "nothing", "objects"));
        }
        return new BerReader(bytes, defects).read();
    }

    private static void check(List<BerObject> objects, List<Defect> defects) {
        BerObject first = objects.getFirst();
        if (!first.tag().equals("85") || !first.hex().equals(VERSION)) {
            defects.add(new Defect("85", "tag " + first.tag() + " first", "85 with CPV01 first"));
        }
        List<BerObject> applications = objects.stream().filter(o -> o.tag().equals("61")).toList();
        if (applications.isEmpty() || applications.size() > 2) {
            defects.add(new Defect("61", applications.size() + " templates", "one or two"));
        }
        boolean common = objects.stream().anyMatch(o -> o.tag().equals("62"));
        if (common && applications.size() != 2) {
            defects.add(new Defect("62", "with " + applications.size() + " of 61", "two of 61"));
        }
        for (BerObject application : applications) {
            if (application.child("4F").isEmpty()) {
                defects.add(new Defect("61/4F", "none", "the application's identifier"));
            }
            if (!hasCard(application)
                    && objects.stream().noneMatch(ConsumerQrDecoder::isCommonCard)) {
                defects.add(new Defect("61/57", "neither 57 nor 5A", "one of them, here or in 62"));
            }
        }
    }

    private static boolean isCommonCard(BerObject object) {
        return object.tag().equals("62") && hasCard(object);
    }

    private static boolean hasCard(BerObject template) {
        return template.child("57").isPresent() || template.child("5A").isPresent();
    }
}
