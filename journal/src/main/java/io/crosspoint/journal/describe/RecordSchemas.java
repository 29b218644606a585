package io.crosspoint.journal.describe;

import io.crosspoint.journal.RecordView;

import org.jspecify.annotations.Nullable;

import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.otf.OtfHeaderDecoder;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.MessageSchema;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The schemas of all streams, by their ids. Reading them takes some time; unchangeable then. */
public final class RecordSchemas {
    static final List<String> NAMES = List.of("transactions", "tokens", "qr");

    private final Map<Integer, Schema> schemas = new HashMap<>();

    private record Schema(String name, Ir ir, OtfHeaderDecoder header) {}

    /** What kind of record it is, and the tokens to decode it by. */
    record Type(String schema, int version, int blockLength, int headerLength, List<Token> tokens) {
        String name() {
            return tokens.getFirst().name();
        }
    }

    public RecordSchemas() {
        for (String name : NAMES) {
            Ir ir = new IrGenerator().generate(schema(name));
            schemas.put(ir.id(), new Schema(name, ir, new OtfHeaderDecoder(ir.headerStructure())));
        }
    }

    /** The schema of a stream as it is written. */
    static MessageSchema schema(String stream) {
        String file = stream + ".xml";
        ParserOptions options = ParserOptions.builder().stopOnError(true).build();
        try (InputStream in = RecordSchemas.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("schema " + file + " is not on the class path");
            }
            return XmlSchemaParser.parse(in, options);
        } catch (IOException e) {
            throw new UncheckedIOException("schema " + file, e);
        } catch (IllegalStateException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("schema " + file + " cannot be read", e);
        }
    }

    /**
     * The name of a record's type, such as {@code transactions.TransactionAccepted}; one that no
     * schema knows is named by its numbers, {@code schema-9.message-4}.
     */
    public String nameOf(RecordView record) {
        Type type = typeOf(record);
        if (type != null) {
            return type.schema() + "." + type.name();
        }
        if (record.bodyLength() < headerLength()) {
            return "unknown";
        }
        OtfHeaderDecoder header = anyHeader();
        return "schema-%d.message-%d"
                .formatted(
                        header.getSchemaId(record.buffer(), record.bodyOffset()),
                        header.getTemplateId(record.buffer(), record.bodyOffset()));
    }

    /** The version of its schema that a record was written by; 0 when no schema knows it. */
    public int versionOf(RecordView record) {
        Type type = typeOf(record);
        return type == null ? 0 : type.version();
    }

    /** The names of the streams' schemas: transactions, tokens, qr. */
    public static List<String> streams() {
        return NAMES;
    }

    /** The version of a stream's schema that this program writes. */
    public int version(String stream) {
        return schemaOf(stream).ir.version();
    }

    /** Every field of every message of a stream, in the order of their templates. */
    public List<FieldSpec> fields(String stream) {
        return schemaOf(stream).ir.messages().stream()
                .sorted(Comparator.comparingInt(tokens -> tokens.getFirst().id()))
                .flatMap(tokens -> SchemaFields.of(tokens).stream())
                .toList();
    }

    /** The types of records of a stream, without the stream's name, in the order of templates. */
    public List<String> messages(String stream) {
        return schemaOf(stream).ir.messages().stream()
                .map(List::getFirst)
                .sorted(Comparator.comparingInt(Token::id))
                .map(Token::name)
                .toList();
    }

    private Schema schemaOf(String stream) {
        return schemas.values().stream()
                .filter(schema -> schema.name.equals(stream))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "stream '%s' (expected: one of %s)"
                                                .formatted(stream, NAMES)));
    }

    /** The record's type, null when no schema knows it. */
    @Nullable Type typeOf(RecordView record) {
        OtfHeaderDecoder any = anyHeader();
        if (record.bodyLength() < headerLength()) {
            return null;
        }
        int offset = record.bodyOffset();
        Schema schema = schemas.get(any.getSchemaId(record.buffer(), offset));
        if (schema == null) {
            return null;
        }
        List<Token> tokens = schema.ir.getMessage(any.getTemplateId(record.buffer(), offset));
        if (tokens == null) {
            return null;
        }
        return new Type(
                schema.name,
                any.getSchemaVersion(record.buffer(), offset),
                any.getBlockLength(record.buffer(), offset),
                headerLength(),
                tokens);
    }

    /** All streams have the same message header. */
    private OtfHeaderDecoder anyHeader() {
        return schemas.values().iterator().next().header;
    }

    private int headerLength() {
        return anyHeader().encodedLength();
    }
}
