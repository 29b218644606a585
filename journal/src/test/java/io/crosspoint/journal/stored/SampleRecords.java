package io.crosspoint.journal.stored;

import io.crosspoint.journal.RecordBatch;

import org.agrona.MutableDirectBuffer;

import uk.co.real_logic.sbe.PrimitiveType;
import uk.co.real_logic.sbe.ir.Encoding;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * Writes one record of every message of a schema, every field filled, along the schema's tokens:
 * whatever a schema grows by is in the next sample without a change here.
 */
public final class SampleRecords {
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int HEADER_BYTES = 8;
    private static final long FIRST_TIME_NS = 1_795_000_000_000_000_000L;

    private final Ir ir;
    private long filled;
    private int limit;

    private SampleRecords(Ir ir) {
        this.ir = ir;
    }

    /** Those of a stream: transactions, tokens or qr. */
    public static SampleRecords of(String stream) throws Exception {
        String schema = "/io/crosspoint/journal/describe/" + stream + ".xml";
        try (InputStream in = SampleRecords.class.getResourceAsStream(schema)) {
            ParserOptions options = ParserOptions.builder().stopOnError(true).build();
            return new SampleRecords(
                    new IrGenerator().generate(XmlSchemaParser.parse(in, options)));
        }
    }

    public int version() {
        return ir.version();
    }

    /** Adds one record of each message, in the order of their templates. */
    public int addTo(RecordBatch batch) {
        List<List<Token>> messages =
                ir.messages().stream()
                        .sorted(Comparator.comparingInt(tokens -> tokens.getFirst().id()))
                        .toList();
        for (List<Token> message : messages) {
            int length = write(message, batch.buffer(), batch.begin());
            batch.commit(length, FIRST_TIME_NS + filled * 1_000_001L);
        }
        return messages.size();
    }

    private int write(List<Token> message, MutableDirectBuffer buffer, int at) {
        Token head = message.getFirst();
        int blockLength = head.encodedLength();
        buffer.putShort(at, (short) blockLength, ORDER);
        buffer.putShort(at + 2, (short) head.id(), ORDER);
        buffer.putShort(at + 4, (short) ir.id(), ORDER);
        buffer.putShort(at + 6, (short) ir.version(), ORDER);
        int block = at + HEADER_BYTES;
        limit = block + blockLength;
        buffer.setMemory(block, blockLength, (byte) 0);
        fill(message, 1, buffer, block);
        return limit - at;
    }

    private void fill(List<Token> tokens, int first, MutableDirectBuffer buffer, int block) {
        int at = first;
        while (true) {
            Token token = tokens.get(at);
            switch (token.signal()) {
                case BEGIN_FIELD -> fillValue(tokens, at + 1, buffer, block);
                case BEGIN_GROUP -> fillGroup(tokens, at + 1, buffer);
                case BEGIN_VAR_DATA -> fillText(tokens, at + 1, buffer);
                default -> {
                    return;
                }
            }
            at += token.componentTokenCount();
        }
    }

    private void fillValue(List<Token> tokens, int at, MutableDirectBuffer buffer, int block) {
        Token type = tokens.get(at);
        int index = block + type.offset();
        switch (type.signal()) {
            case BEGIN_COMPOSITE -> {
                int part = at + 1;
                while (tokens.get(part).signal() != Signal.END_COMPOSITE) {
                    fillValue(tokens, part, buffer, index);
                    part += tokens.get(part).componentTokenCount();
                }
            }
            case BEGIN_ENUM -> {
                int choices = type.componentTokenCount() - 2;
                Token choice = tokens.get(at + 1 + (int) (++filled % choices));
                put(buffer, index, type.encoding(), choice.encoding().constValue().longValue());
            }
            case BEGIN_SET -> put(buffer, index, type.encoding(), ++filled % 3 + 1);
            default -> fillPlain(type, buffer, index);
        }
    }

    private void fillPlain(Token type, MutableDirectBuffer buffer, int index) {
        filled++;
        if (type.arrayLength() == 1) {
            put(buffer, index, type.encoding(), Math.floorMod(filled * 37, 251));
        } else if (type.encoding().primitiveType() == PrimitiveType.CHAR) {
            String text = ("S" + filled + " ".repeat(type.arrayLength()));
            buffer.putStringWithoutLengthAscii(index, text.substring(0, type.arrayLength()));
        } else {
            buffer.setMemory(index, type.arrayLength(), (byte) filled);
        }
    }

    private void fillGroup(List<Token> tokens, int dimension, MutableDirectBuffer buffer) {
        Token header = tokens.get(dimension);
        Token blockLength = tokens.get(dimension + 1);
        int length = tokens.get(dimension - 1).encodedLength();
        int members = 2;
        put(buffer, limit + blockLength.offset(), blockLength.encoding(), length);
        Token count = tokens.get(dimension + 2);
        put(buffer, limit + count.offset(), count.encoding(), members);
        limit += header.encodedLength();
        for (int i = 0; i < members; i++) {
            int block = limit;
            limit += length;
            fill(tokens, dimension + header.componentTokenCount(), buffer, block);
        }
    }

    private void fillText(List<Token> tokens, int composite, MutableDirectBuffer buffer) {
        Token length = tokens.get(composite + 1);
        Token data = tokens.get(composite + 2);
        byte[] text = ("Tea \"House\" №" + ++filled).getBytes(StandardCharsets.UTF_8);
        put(buffer, limit + length.offset(), length.encoding(), text.length);
        buffer.putBytes(limit + data.offset(), text);
        limit += data.offset() + text.length;
    }

    private static void put(MutableDirectBuffer buffer, int index, Encoding encoding, long value) {
        switch (encoding.primitiveType().size()) {
            case 1 -> buffer.putByte(index, (byte) value);
            case 2 -> buffer.putShort(index, (short) value, ORDER);
            case 4 -> buffer.putInt(index, (int) value, ORDER);
            default -> buffer.putLong(index, value, ORDER);
        }
    }
}
