package io.crosspoint.journal.describe;

import org.agrona.DirectBuffer;

import uk.co.real_logic.sbe.PrimitiveType;
import uk.co.real_logic.sbe.ir.Encoding;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.otf.Types;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Walks one message along its schema's tokens and writes its fields as a JSON object. Fields that
 * are newer than the message are left out.
 */
final class MessageJsonWriter {
    private final JsonLine out;
    private final DirectBuffer buffer;
    private final List<Token> tokens;
    private final int version;
    private int limit;

    /**
     * Stands at the start of a message.
     *
     * @param buffer begins with the message's block and ends with the message
     * @param version of the schema that the message was written by
     */
    MessageJsonWriter(JsonLine out, DirectBuffer buffer, List<Token> tokens, int version) {
        this.out = out;
        this.buffer = buffer;
        this.tokens = tokens;
        this.version = version;
    }

    /** Throws {@link IndexOutOfBoundsException} when the buffer ends before the message does. */
    void write(int blockLength) {
        limit = blockLength;
        out.beginObject();
        writeMembers(1, 0);
        out.endObject();
    }

    private void writeMembers(int firstToken, int block) {
        int at = firstToken;
        while (true) {
            Token token = tokens.get(at);
            boolean present = token.version() <= version;
            switch (token.signal()) {
                case BEGIN_FIELD -> {
                    if (present) {
                        writeValue(token.name(), at + 1, block);
                    }
                }
                case BEGIN_GROUP -> {
                    if (present) {
                        writeGroup(token.name(), at + 1);
                    }
                }
                case BEGIN_VAR_DATA -> {
                    if (present) {
                        writeVarData(token.name(), at + 1);
                    }
                }
                default -> {
                    return;
                }
            }
            at += token.componentTokenCount();
        }
    }

    private void writeValue(String name, int at, int block) {
        Token type = tokens.get(at);
        int index = block + type.offset();
        out.name(name);
        switch (type.signal()) {
            case BEGIN_COMPOSITE -> writeComposite(at, index);
            case BEGIN_ENUM -> writeEnum(at, index);
            case BEGIN_SET -> writeSet(at, index);
            default -> writeEncoding(name, type, index);
        }
    }

    private void writeComposite(int at, int index) {
        out.beginObject();
        int part = at + 1;
        while (tokens.get(part).signal() != Signal.END_COMPOSITE) {
            Token token = tokens.get(part);
            if (token.version() <= version) {
                writeValue(token.name(), part, index);
            }
            part += token.componentTokenCount();
        }
        out.endObject();
    }

    private void writeEnum(int at, int index) {
        long value = Types.getLong(buffer, index, tokens.get(at).encoding());
        for (Token choice : choices(at)) {
            if (choice.encoding().constValue().longValue() == value) {
                out.text(choice.name());
                return;
            }
        }
        out.number(value);
    }

    private void writeSet(int at, int index) {
        long bits = Types.getLong(buffer, index, tokens.get(at).encoding());
        out.beginArray();
        for (Token choice : choices(at)) {
            if ((bits >>> choice.encoding().constValue().longValue() & 1) == 1) {
                out.text(choice.name());
            }
        }
        out.endArray();
    }

    private List<Token> choices(int at) {
        return tokens.subList(at + 1, at + tokens.get(at).componentTokenCount() - 1);
    }

    private void writeEncoding(String name, Token type, int index) {
        Encoding encoding = type.encoding();
        if (encoding.presence() == Encoding.Presence.CONSTANT) {
            out.text(encoding.constValue().toString());
        } else if (type.arrayLength() == 1) {
            writeScalar(name, index, encoding);
        } else if (encoding.primitiveType() == PrimitiveType.CHAR) {
            String text = buffer.getStringWithoutLengthAscii(index, type.arrayLength());
            writeText(name, text.replace("\0", "").stripTrailing());
        } else {
            out.hex(buffer, index, type.arrayLength() * encoding.primitiveType().size());
        }
    }

    private void writeScalar(String name, int index, Encoding encoding) {
        PrimitiveType type = encoding.primitiveType();
        if (type == PrimitiveType.CHAR) {
            out.text(String.valueOf((char) buffer.getByte(index)));
            return;
        }
        long value = Types.getLong(buffer, index, encoding);
        if (FieldMask.isSpendable(name)) {
            out.text(FieldMask.mask(value));
        } else if (FieldMask.isLastFour(name)) {
            out.text("%04d".formatted(value));
        } else if (FieldMask.isOpaque(name)) {
            out.hex(value);
        } else if (type == PrimitiveType.UINT64) {
            out.unsignedNumber(value);
        } else {
            out.number(value);
        }
    }

    private void writeGroup(String name, int dimension) {
        Token header = tokens.get(dimension);
        Token blockLength = tokens.get(dimension + 1);
        Token count = tokens.get(dimension + 2);
        int length = intAt(limit, blockLength);
        int members = intAt(limit, count);
        limit += header.encodedLength();
        out.name(name);
        out.beginArray();
        for (int i = 0; i < members; i++) {
            int block = limit;
            limit += length;
            out.beginObject();
            writeMembers(dimension + header.componentTokenCount(), block);
            out.endObject();
        }
        out.endArray();
    }

    private void writeVarData(String name, int composite) {
        Token data = tokens.get(composite + 2);
        int length = intAt(limit, tokens.get(composite + 1));
        int index = limit + data.offset();
        buffer.boundsCheck(index, length);
        limit = index + length;
        out.name(name);
        if (data.encoding().characterEncoding() == null) {
            out.hex(buffer, index, length);
            return;
        }
        byte[] text = new byte[length];
        buffer.getBytes(index, text);
        writeText(name, new String(text, StandardCharsets.UTF_8));
    }

    private void writeText(String name, String text) {
        out.text(FieldMask.isPersonal(name) ? FieldMask.mask(text) : text);
    }

    private int intAt(int start, Token token) {
        return (int) Types.getLong(buffer, start + token.offset(), token.encoding());
    }
}
