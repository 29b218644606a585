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
    private final Charset charset;

    FieldCompiler(Origins origins, JsonNode wire) {
        this.origins = origins;
        this.bcdDigits = text(wire, "digits", "ascii").equals("bcd");
        this.rawBinary = text(wire, "binary", "hex").equals("raw");
        this.prefix =
                text(wire, "prefix", "ascii").equals("bcd") ? Prefix.Form.BCD : Prefix.Form.ASCII;
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
        Prefix ownPrefix = prefix(mandatory(node, "length", path).stringValue());
        Encoding encoding = encoding(node, type, ownPrefix.digits() == 0);
        if (!encodings(type).contains(encoding)) {
            throw defect(
                    node.get("encoding"),
                    path + "/encoding",
                    text(node, "encoding", "none"),
                    "one of " + encodings(type) + " for type " + type);
        }
        int max = mandatory(node, "max", path).intValue();
        int most = ownPrefix.digits() == 0 ? max : (int) Math.pow(10, ownPrefix.digits()) - 1;
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
                charset(node, charset));
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

    private Prefix prefix(String length) {
        return length.equals("fixed") ? Prefix.NONE : new Prefix(prefix, length.length());
    }

    private Encoding encoding(JsonNode node, ContentType type, boolean fixed) {
        JsonNode own = node.get("encoding");
        if (own != null) {
            return Encoding.valueOf(upper(own.stringValue()));
        }
        Encoding bcd = fixed ? Encoding.BCD_RIGHT : Encoding.BCD_LEFT;
        return switch (type) {
            case N, Z -> bcdDigits ? bcd : Encoding.TEXT;
            case XN -> bcdDigits ? Encoding.SIGNED_BCD : Encoding.TEXT;
            case AN, ANS -> Encoding.TEXT;
            case B -> rawBinary ? Encoding.RAW : Encoding.HEX;
        };
    }

    private static Set<Encoding> encodings(ContentType type) {
        return switch (type) {
            case N, Z -> EnumSet.of(Encoding.TEXT, Encoding.BCD_LEFT, Encoding.BCD_RIGHT);
            case XN -> EnumSet.of(Encoding.TEXT, Encoding.SIGNED_BCD);
            case AN -> EnumSet.of(Encoding.TEXT);
            case ANS -> EnumSet.of(Encoding.TEXT, Encoding.RAW, Encoding.HEX);
            case B -> EnumSet.of(Encoding.RAW, Encoding.HEX);
        };
    }

    private static Sensitivity sensitivity(JsonNode node) {
        return Sensitivity.valueOf(upper(text(node, "sensitive", "open")));
    }

    private DocumentException defect(
            @Nullable JsonNode node, String path, String found, String expected) {
        return origins.defect(node, path, found, expected);
    }
}
