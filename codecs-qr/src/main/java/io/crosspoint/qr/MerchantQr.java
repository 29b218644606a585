package io.crosspoint.qr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A merchant-presented payload (EMV QRCPS, Merchant-Presented Mode 1.1): its objects in order,
 * without the checksum, which is made anew when it is written.
 *
 * @param objects in the order of the payload, without id 63
 */
public record MerchantQr(List<DataObject> objects) {
    static final String CRC_ID = "63";

    public MerchantQr {
        objects = objects.stream().filter(object -> !object.id().equals(CRC_ID)).toList();
    }

    /**
     * The value at a path of ids, such as {@code "59"} or {@code "62", "07"}; empty when there is
     * none.
     */
    public Optional<String> value(String id, String... inside) {
        Optional<DataObject> found =
                objects.stream().filter(object -> object.id().equals(id)).findFirst();
        for (String child : inside) {
            found = found.flatMap(object -> object.child(child));
        }
        return found.map(DataObject::value);
    }

    /** Whether the payload stands for one payment (id 01 is 12). */
    public boolean isDynamic() {
        return value("01").filter("12"::equals).isPresent();
    }

    /** UnionPay's account (id 15), when there is one of the known form. */
    public Optional<UnionPayAccount> unionPayAccount() {
        return value("15").flatMap(UnionPayAccount::parse);
    }

    /** The payload as text, with its checksum. Whatever was read can be written. */
    public String text() {
        StringBuilder text = new StringBuilder();
        objects.forEach(object -> object.write(text));
        text.append(CRC_ID).append("04");
        return text + Crc16.text(Crc16.of(text.toString()));
    }

    /**
     * The payload as text, when it keeps every rule.
     *
     * @throws QrException naming each rule that it breaks
     */
    public String strictText() {
        String text = text();
        List<Defect> defects =
                new ArrayList<>(MerchantQrDecoder.read(text, Strictness.STRICT).defects());
        if (!defects.isEmpty()) {
            throw new QrException(defects);
        }
        return text;
    }

    /** Names no value. */
    @Override
    public String toString() {
        return "MerchantQr" + objects;
    }
}
