package io.crosspoint.iso8583;

import io.crosspoint.iso8583.composite.Composite;
import io.crosspoint.iso8583.document.DocumentException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Makes field specifications, with the dialect's own habits where a field does not say otherwise.
 */
final class FieldCompiler {
    private final Origins origins;
    private final boolean bcdDigits;
    private final boolean rawBinary;
    private final Prefix.Form prefix;
    private final Encoding text;
    private final Charset charset;

    FieldCompiler(Origins origins, JsonNode wire) {
        this.origins = origins;
        this.bcdDigits = text(wire, "digits", "ascii").equals("bcd");
        this.rawBinary = text(wire, "binary", "hex").equals("raw");
        this.prefix = Prefix.Form.valueOf(upper(text(wire, "prefix", "ascii")));
        this.text = Encoding.valueOf(upper(text(wire, "text", "text")));
        this.charset = charset(wire, StandardCharsets.ISO_8859_1);
    }

    private static String text(JsonNode node, String key, String otherwise) {
        JsonNode value = node.get(key);
        return value == null ? otherwise : value.stringValue();
    }

    private Charset charset(JsonNode node, Charset otherwise) {
        JsonNode name = node.get("charset");
        if (name == null) {
            return otherwise;
        }
        try {
            return Charset.forName(name.stringValue());
        } catch (IllegalArgumentException e) {
            throw defect(name, "charset", name.stringValue(), "a charset of this platform");
        }
    }

    FieldSpec field(int de, JsonNode node) {
        String path = "/fields/" + de;
        ContentType type = type(mandatory(node, "type", path).stringValue());
        Prefix ownPrefix = prefix(node, mandatory(node, "length", path).stringValue());
        Encoding encoding = encoding(node, type, ownPrefix.digits() == 0);
        if (!encodings(type).contains(encoding)) {
            throw defect(
                    node.get("encoding"),
                    path + "/encoding",
                    text(node, "encoding", "none"),
                    "one of " + encodings(type) + " for type " + type);
        }
        int max = mandatory(node, "max", path).intValue();
        int most = most(encoding, ownPrefix, max);
        if (max > most) {
            throw defect(node.get("max"), path + "/max", "" + max, "<= " + most);
        }
        JsonNode composite = node.get("composite");
        return new FieldSpec(
                de,
                mandatory(node, "name", path).stringValue(),
                type,
                encoding,
                ownPrefix,
                max,
                sensitivity(node),
                composite == null ? Composite.WHOLE : CompositeCompiler.composite(composite),
                encoding == Encoding.TEXT && text(node, "content", "").equals("hex"),
                ebcdic(encoding) ? StandardCharsets.ISO_8859_1 : charset(node, charset),
                padding(node, type, path));
    }

    private Padding padding(JsonNode node, ContentType type, String path) {
        JsonNode own = node.get("padding");
        Padding usual = Padding.of(type);
        if (own == null) {
            return usual;
        }
        if (type == ContentType.B || type == ContentType.XN) {
            throw defect(own, path + "/padding", "padding", "a field of type n, an, ans or z");
        }
        Padding padding =
                new Padding(
                        text(own, "side", usual.left() ? "left" : "right").equals("left"),
                        text(own, "with", String.valueOf(usual.filler())).charAt(0));
        if (type == ContentType.N && !Character.isDigit(padding.filler())) {
            throw defect(own, path + "/padding/with", "no digit", "a digit in a field of digits");
        }
        return padding;
    }

    private static boolean ebcdic(Encoding encoding) {
        return encoding == Encoding.EBCDIC_037 || encoding == Encoding.EBCDIC_1047;
    }

    /** The most units, up to {@code max}, that the length before the field can count. */
    private static int most(Encoding encoding, Prefix prefix, int max) {
        int most = max;
        while (prefix.digits() > 0
                && Lengths.count(encoding, prefix.count(), most) > prefix.highest()) {
            most--;
        }
        return most;
    }

    private JsonNode mandatory(JsonNode node, String key, String path) {
        JsonNode value = node.get(key);
        if (value == null) {
            throw defect(node, path, "no '" + key + "'", "it is mandatory");
        }
        return value;
    }

    private static ContentType type(String name) {
        return name.equals("x+n") ? ContentType.XN : ContentType.valueOf(upper(name));
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private Prefix prefix(JsonNode node, String length) {
        if (length.equals("fixed")) {
            return Prefix.NONE;
        }
        JsonNode form = node.get("prefix");
        return new Prefix(
                form == null ? prefix : Prefix.Form.valueOf(upper(form.stringValue())),
                length.length(),
                Prefix.Count.valueOf(upper(text(node, "counts", "units"))));
    }

    private Encoding encoding(JsonNode node, ContentType type, boolean fixed) {
        JsonNode own = node.get("encoding");
        if (own != null) {
            return Encoding.valueOf(upper(own.stringValue()));
        }
        Encoding bcd = fixed ? Encoding.BCD_RIGHT : Encoding.BCD_LEFT;
        return switch (type) {
            case N, Z -> bcdDigits ? bcd : text;
            case XN -> bcdDigits ? Encoding.SIGNED_BCD : text;
            case AN, ANS -> text;
            case B -> rawBinary ? Encoding.RAW : Encoding.HEX;
        };
    }

    private static Set<Encoding> encodings(ContentType type) {
        Set<Encoding> encodings =
                EnumSet.of(Encoding.TEXT, Encoding.EBCDIC_037, Encoding.EBCDIC_1047);
        switch (type) {
            case N, Z -> {
                encodings.add(Encoding.BCD_LEFT);
                encodings.add(Encoding.BCD_RIGHT);
            }
            case XN -> encodings.add(Encoding.SIGNED_BCD);
            case AN -> {}
            case ANS -> {
                encodings.add(Encoding.RAW);
                encodings.add(Encoding.HEX);
            }
            case B -> {
                return EnumSet.of(Encoding.RAW, Encoding.HEX);
            }
        }
        return encodings;
    }

    private static Sensitivity sensitivity(JsonNode node) {
        return Sensitivity.valueOf(upper(text(node, "sensitive", "open")));
    }

    private DocumentException defect(
            @Nullable JsonNode node, String path, String found, String expected) {
        return origins.defect(node, path, found, expected);
    }
}
