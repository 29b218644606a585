package io.crosspoint.journal.describe;

import io.crosspoint.journal.RecordView;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;

/**
 * Writes records as JSON, one object on one line each: the envelope, the type's name and all fields
 * by their names in the schema. Tokens show their first six and last four digits, seals and hashes
 * are hexadecimal; a clear card number has no field in any schema. One thread.
 *
 * <pre>
 *  {"sequence":7,"time":"2026-11-20T08:00:00.000000001Z","partition":0,"epoch":1,
 *   "type":"transactions.LinkSignOn","version":0,"fields":{"link":3,"state":"SIGNED_ON"}}
 * </pre>
 */
public final class RecordJson {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final RecordSchemas schemas;
    private final JsonLine line = new JsonLine();

    public RecordJson() {
        this(new RecordSchemas());
    }

    public RecordJson(RecordSchemas schemas) {
        this.schemas = schemas;
    }

    /** Writes one record, without a line end. */
    public void write(RecordView record, Appendable out) throws IOException {
        line.clear();
        line.beginObject();
        writeEnvelope(record);
        RecordSchemas.@Nullable Type type = schemas.typeOf(record);
        if (type == null) {
            line.name("bodyLength");
            line.number(record.bodyLength());
        } else {
            writeFields(record, type);
        }
        line.endObject();
        out.append(line.toString());
    }

    private void writeEnvelope(RecordView record) {
        long timeNs = record.timeNs();
        Instant time =
                Instant.ofEpochSecond(
                        Math.floorDiv(timeNs, NANOS_PER_SECOND),
                        Math.floorMod(timeNs, NANOS_PER_SECOND));
        line.name("sequence");
        line.number(record.sequence());
        line.name("time");
        line.text(time.toString());
        line.name("partition");
        line.number(record.partition());
        line.name("epoch");
        line.number(record.epoch());
        line.name("type");
        line.text(schemas.nameOf(record));
    }

    private void writeFields(RecordView record, RecordSchemas.Type type) {
        line.name("version");
        line.number(type.version());
        int start = line.length();
        // A message that claims more than its record must not read into the next one.
        DirectBuffer message =
                new UnsafeBuffer(
                        record.buffer(),
                        record.bodyOffset() + type.headerLength(),
                        record.bodyLength() - type.headerLength());
        try {
            line.name("fields");
            line.beginObject();
            new MessageWalker(new JsonFields(line), message, type.tokens(), type.version())
                    .walk(type.blockLength());
            line.endObject();
        } catch (IndexOutOfBoundsException e) {
            line.cutTo(start);
            line.name("problem");
            line.text("the message is longer than its record");
        }
    }
}
