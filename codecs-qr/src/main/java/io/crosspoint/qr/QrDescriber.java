package io.crosspoint.qr;

import io.crosspoint.qr.QrDescription.Kind;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Describes whatever text stands behind a QR code. Throws nothing. */
public final class QrDescriber {
    private static final Pattern CARD_NUMBER = Pattern.compile("\\d{13,19}");

    private final boolean sensitive;

    private QrDescriber(boolean sensitive) {
        this.sensitive = sensitive;
    }

    /** Describes with card numbers masked. */
    public static QrDescription describe(String text) {
        return describe(text, false);
    }

    /**
     * Describes.
     *
     * @param sensitive whether card numbers are shown in full
     */
    public static QrDescription describe(String text, boolean sensitive) {
        QrDescriber describer = new QrDescriber(sensitive);
        Optional<CodeUrl> address = CodeUrl.parse(text);
        if (address.isPresent()) {
            return address(address.get());
        }
        if (PayerCode.of(text) != PayerCode.UNKNOWN) {
            return describer.payerCode(text);
        }
        if (text.startsWith("0002") || text.matches("(?s)\\d{4}.*63\\d\\d.{1,4}")) {
            return describer.merchant(text);
        }
        if (text.startsWith("hQ")) {
            return describer.consumer(text);
        }
        Defect defect =
                new Defect(
                        "",
                        text.codePointCount(0, text.length()) + " characters of no known form",
                        "an EMV payload, a code address or a payer code");
        return new QrDescription(Kind.UNKNOWN, false, false, List.of(defect), List.of());
    }

    private static QrDescription address(CodeUrl address) {
        List<Defect> defects =
                CheckDigit.matches(address.serial())
                        ? List.of()
                        : List.of(new Defect("serial", "a wrong check digit", "the right one"));
        List<QrNode> parts =
                List.of(
                        leaf("host", "Host", address.host()),
                        leaf("prefix", "Prefix", address.prefix()),
                        leaf("serial", "Serial", Long.toString(address.serial())));
        return new QrDescription(
                Kind.CODE_ADDRESS, defects.isEmpty(), defects.isEmpty(), defects, parts);
    }

    private QrDescription payerCode(String text) {
        PayerCode whose = PayerCode.of(text);
        List<QrNode> parts = new ArrayList<>();
        parts.add(leaf("wallet", "Whose", whose.name()));
        if (whose == PayerCode.NETWORK) {
            parts.add(leaf("product", "Product", text.substring(2, 4)));
        }
        String shown = sensitive ? text : Texts.masked(text);
        parts.add(new QrNode("code", "Code", shown, !sensitive, List.of()));
        return new QrDescription(Kind.PAYER_CODE, true, true, List.of(), parts);
    }

    private QrDescription merchant(String text) {
        MerchantQrReading reading = MerchantQrDecoder.read(text, Strictness.LENIENT);
        List<QrNode> objects =
                MerchantQrDecoder.objects(text).stream().map(o -> node(o, "")).toList();
        return new QrDescription(
                Kind.MERCHANT_PRESENTED,
                reading.defects().isEmpty(),
                reading instanceof MerchantQrReading.Accepted,
                reading.defects(),
                objects);
    }

    private QrNode node(DataObject object, String path) {
        String inside = TlvReader.path(path, object.id());
        String name = ObjectNames.merchant(inside);
        if (!object.children().isEmpty()) {
            List<QrNode> children = object.children().stream().map(c -> node(c, inside)).toList();
            return new QrNode(object.id(), name, "", false, children);
        }
        boolean card = path.isEmpty() && object.id().compareTo("16") <= 0;
        boolean masked = card && !sensitive && CARD_NUMBER.matcher(object.value()).matches();
        String value = masked ? Texts.masked(object.value()) : object.value();
        return new QrNode(object.id(), name, value, masked, List.of());
    }

    private QrDescription consumer(String text) {
        ConsumerQrReading reading = ConsumerQrDecoder.read(text, Strictness.LENIENT);
        List<QrNode> objects =
                ConsumerQrDecoder.objects(text, new ArrayList<>()).stream()
                        .map(this::node)
                        .toList();
        return new QrDescription(
                Kind.CONSUMER_PRESENTED,
                reading.defects().isEmpty(),
                reading instanceof ConsumerQrReading.Accepted,
                reading.defects(),
                objects);
    }

    private QrNode node(BerObject object) {
        String name = ObjectNames.consumer(object.tag());
        if (!object.children().isEmpty()) {
            List<QrNode> children = object.children().stream().map(this::node).toList();
            return new QrNode(object.tag(), name, "", false, children);
        }
        if (sensitive) {
            return leaf(object.tag(), name, shown(object));
        }
        return switch (object.tag()) {
            case "57", "5A" ->
                    new QrNode(object.tag(), name, maskedCard(object.hex()), true, List.of());
            default -> {
                boolean hidden = name.isEmpty() || ObjectNames.isTemplate(object.tag());
                String value = hidden ? object.hex().length() / 2 + " bytes" : shown(object);
                yield new QrNode(object.tag(), name, value, hidden, List.of());
            }
        };
    }

    /** The card number up to the separator or padding, masked; what follows is left out. */
    private static String maskedCard(String hex) {
        int end = 0;
        while (end < hex.length() && Character.isDigit(hex.charAt(end))) {
            end++;
        }
        boolean wellFormed = end <= 19;
        return wellFormed ? Texts.masked(hex.substring(0, end)) : "*".repeat(19);
    }

    private static String shown(BerObject object) {
        if (!ObjectNames.isText(object.tag())) {
            return object.hex();
        }
        StringBuilder text = new StringBuilder();
        for (byte octet : HexFormat.of().parseHex(object.hex())) {
            text.append(octet >= 32 && octet < 127 ? (char) octet : '.');
        }
        return text.toString();
    }

    private static QrNode leaf(String id, String name, String value) {
        return new QrNode(id, name, value, false, List.of());
    }
}
