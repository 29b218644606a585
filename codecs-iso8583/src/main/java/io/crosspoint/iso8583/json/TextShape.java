package io.crosspoint.iso8583.json;

import io.crosspoint.iso8583.CodecException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Text in a charset; not taken apart when it would not come back as the same bytes, nor when it is
 * what stands for content that is not shown.
 */
record TextShape(Charset charset) implements Shape {
    @Override
    public @Nullable JsonNode read(byte[] content, boolean masked) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            boolean same = Arrays.equals(text.getBytes(charset), content);
            return same && !text.equals(Mask.HIDDEN) ? Leaves.text(text) : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    @Override
    public byte[] write(JsonNode node, String path) {
        String text = Leaves.string(node, path);
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] content = new byte[bytes.remaining()];
            bytes.get(content);
            return content;
        } catch (CharacterCodingException e) {
            throw new CodecException(path, "other characters", "text in " + charset.name());
        }
    }
}
