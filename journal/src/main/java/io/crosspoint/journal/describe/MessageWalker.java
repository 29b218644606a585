package io.crosspoint.journal.describe;

import org.agrona.DirectBuffer;

import uk.co.real_logic.sbe.PrimitiveType;
import uk.co.real_logic.sbe.ir.Encoding;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.otf.Types;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks one message along its schema's tokens. Fields that are newer than the message, and fields
 * that its block is too short for, are passed over.
 */
final class MessageWalker {
    private final FieldSink sink;
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
    MessageWalker(FieldSink sink, DirectBuffer buffer, List<Token> tokens, int version) {
        this.sink = sink;
        this.buffer = buffer;
        this.tokens = tokens;
        this.version = version;
    }

    /** Throws {@link IndexOutOfBoundsException} when the buffer ends before the message does. */
    void walk(int blockLength) {
        limit = blockLength;
        buffer.boundsCheck(0, blockLength);
        walkMembers(1, 0, blockLength);
    }

    private void walkMembers(int firstToken, int block, int blockLength) {
        int at = firstToken;
        while (true) {
            Token token = tokens.get(at);
            boolean known = token.version() <= version;
            switch (token.signal()) {
                case BEGIN_FIELD -> {
                    Token type = tokens.get(at + 1);
                    if (known && type.offset() + type.encodedLength() <= blockLength) {
                        walkValue(token.name(), at + 1, block);
                    }
                }
                case BEGIN_GROUP -> {
                    if (known) {
                        walkGroup(token.name(), at + 1);
                    }
                }
                case BEGIN_VAR_DATA -> {
                    if (known) {
                        walkVarData(token.name(), at + 1);
                    }
                }
                default -> {
                    return;
                }
            }
            at += token.componentTokenCount();
        }
    }

    private void walkValue(String name, int at, int block) {
        Token type = tokens.get(at);
        int index = block + type.offset();
        switch (type.signal()) {
            case BEGIN_COMPOSITE -> walkComposite(name, at, index);
            case BEGIN_ENUM -> walkEnum(name, at, index);
            case BEGIN_SET -> walkSet(name, at, index);
            default -> walkEncoding(name, type, index);
        }
    }

    private void walkComposite(String name, int at, int index) {
        sink.beginComposite(name);
        int part = at + 1;
        while (tokens.get(part).signal() != Signal.END_COMPOSITE) {
            Token token = tokens.get(part);
            if (token.version() <= version) {
                walkValue(token.name(), part, index);
            }
            part += token.componentTokenCount();
        }
        sink.endComposite();
    }

    private void walkEnum(String name, int at, int index) {
        long value = Types.getLong(buffer, index, tokens.get(at).encoding());
        for (Token choice : choices(at)) {
            if (choice.encoding().constValue().longValue() == value) {
                sink.choice(name, choice.name());
                return;
            }
        }
        sink.number(name, value, false);
    }

    private void walkSet(String name, int at, int index) {
        long bits = Types.getLong(buffer, index, tokens.get(at).encoding());
        List<String> set = new ArrayList<>();
        for (Token choice : choices(at)) {
            if ((bits >>> choice.encoding().constValue().longValue() & 1) == 1) {
                set.add(choice.name());
            }
        }
        sink.choices(name, set);
    }

    private List<Token> choices(int at) {
        return tokens.subList(at + 1, at + tokens.get(at).componentTokenCount() - 1);
    }

    private void walkEncoding(String name, Token type, int index) {
        Encoding encoding = type.encoding();
        PrimitiveType primitive = encoding.primitiveType();
        if (encoding.presence() == Encoding.Presence.CONSTANT) {
            sink.choice(name, encoding.constValue().toString());
        } else if (primitive == PrimitiveType.CHAR) {
            String text = buffer.getStringWithoutLengthAscii(index, type.arrayLength());
            sink.text(name, text.replace("\0", "").stripTrailing());
        } else if (type.arrayLength() == 1) {
            long value = Types.getLong(buffer, index, encoding);
            sink.number(name, value, primitive == PrimitiveType.UINT64);
        } else {
            sink.bytes(name, buffer, index, type.arrayLength() * primitive.size());
        }
    }

    private void walkGroup(String name, int dimension) {
        Token header = tokens.get(dimension);
        int length = intAt(limit, tokens.get(dimension + 1));
        int members = intAt(limit, tokens.get(dimension + 2));
        limit += header.encodedLength();
        sink.beginGroup(name);
        for (int i = 0; i < members; i++) {
            int block = limit;
            buffer.boundsCheck(block, length);
            limit += length;
            sink.beginMember();
            walkMembers(dimension + header.componentTokenCount(), block, length);
            sink.endMember();
        }
        sink.endGroup();
    }

    private void walkVarData(String name, int composite) {
        Token data = tokens.get(composite + 2);
        int length = intAt(limit, tokens.get(composite + 1));
        int index = limit + data.offset();
        buffer.boundsCheck(index, length);
        limit = index + length;
        if (data.encoding().characterEncoding() == null) {
            sink.bytes(name, buffer, index, length);
            return;
        }
        byte[] text = new byte[length];
        buffer.getBytes(index, text);
        sink.text(name, new String(text, StandardCharsets.UTF_8));
    }

    private int intAt(int start, Token token) {
        return (int) Types.getLong(buffer, start + token.offset(), token.encoding());
    }
}
