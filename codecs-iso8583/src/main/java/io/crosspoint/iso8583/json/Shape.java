package io.crosspoint.iso8583.json;

import io.crosspoint.iso8583.composite.Composite;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.charset.Charset;

/** The content of a field, or of a part of one, as JSON and back. */
interface Shape {
    /**
     * The content taken apart; null when it does not have the shape.
     *
     * @param masked whether sensitive parts are replaced
     */
    @Nullable JsonNode read(byte[] content, boolean masked);

    /**
     * The content put together.
     *
     * @param path for errors
     * @throws io.crosspoint.iso8583.CodecException when the JSON does not have the shape
     */
    byte[] write(JsonNode node, String path);

    static Shape of(Composite composite, Charset charset) {
        return switch (composite) {
            case Composite.Whole whole -> new TextShape(charset);
            case Composite.Positional positional -> new PositionalShape(positional, charset);
            case Composite.Usage usage -> new UsageShape(usage, charset);
            case Composite.UsageList list -> new UsageListShape(list, charset);
            case Composite.TagList list -> new TagListShape(list, charset);
            case Composite.BerTlv tlv -> new TlvShape(tlv);
            case Composite.BitMapped bitMapped -> new BitMappedShape(bitMapped, charset);
        };
    }
}
