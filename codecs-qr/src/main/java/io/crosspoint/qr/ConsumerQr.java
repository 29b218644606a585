package io.crosspoint.qr;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A consumer-presented payload (EMV QRCPS, Consumer-Presented Mode 1.1): Base64 over BER-TLV.
 *
 * @param objects in the order of the payload
 */
public record ConsumerQr(List<BerObject> objects) {
    public ConsumerQr {
        objects = List.copyOf(objects);
    }

    /** The first object of a tag at the top. */
    public Optional<BerObject> object(String tag) {
        return objects.stream().filter(object -> object.tag().equals(tag)).findFirst();
    }

    /** The payload as text; lengths in their shortest form. */
    public String text() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        objects.forEach(object -> write(object, bytes));
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /**
     * The payload as text, when it keeps every rule.
     *
     * @throws QrException naming each rule that it breaks
     */
    public String strictText() {
        String text = text();
        List<Defect> defects = ConsumerQrDecoder.read(text, Strictness.STRICT).defects();
        if (!defects.isEmpty()) {
            throw new QrException(defects);
        }
        return text;
    }

    /** Names tags alone. */
    @Override
    public String toString() {
        return "ConsumerQr" + objects;
    }

    private static void write(BerObject object, ByteArrayOutputStream into) {
        byte[] value = value(object);
        into.writeBytes(HexFormat.of().parseHex(object.tag()));
        if (value.length > 0xFF) {
            into.write(0x82);
            into.write(value.length >> 8);
        } else if (value.length > 0x7F) {
            into.write(0x81);
        }
        into.write(value.length);
        into.writeBytes(value);
    }

    private static byte[] value(BerObject object) {
        if (object.children().isEmpty()) {
            return HexFormat.of().parseHex(object.hex());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        object.children().forEach(child -> write(child, bytes));
        return bytes.toByteArray();
    }
}
