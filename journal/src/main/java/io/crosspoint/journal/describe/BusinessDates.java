package io.crosspoint.journal.describe;

import io.crosspoint.journal.RecordView;

import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;

import java.nio.ByteOrder;
import java.util.IdentityHashMap;
import java.util.List;

/** Tells which business date a record belongs to, by its field of that name. One thread. */
public final class BusinessDates {
    private static final String FIELD = "businessDate";
    private static final int NONE = -1;

    private final RecordSchemas schemas;
    private final IdentityHashMap<List<Token>, Integer> offsets = new IdentityHashMap<>();

    public BusinessDates(RecordSchemas schemas) {
        this.schemas = schemas;
    }

    /** The date as yyyymmdd; 0 for a record that has none. */
    public int of(RecordView record) {
        RecordSchemas.Type type = schemas.typeOf(record);
        if (type == null) {
            return 0;
        }
        int offset = offsets.computeIfAbsent(type.tokens(), BusinessDates::offset);
        int end = type.headerLength() + offset + Integer.BYTES;
        if (offset == NONE
                || offset + Integer.BYTES > type.blockLength()
                || end > record.bodyLength()) {
            return 0;
        }
        return record.buffer()
                .getInt(
                        record.bodyOffset() + type.headerLength() + offset,
                        ByteOrder.LITTLE_ENDIAN);
    }

    /** Within the message's block, whether the field stands alone or in a composite. */
    private static int offset(List<Token> message) {
        int base = 0;
        for (int i = 1; i < message.size(); i++) {
            Token token = message.get(i);
            if (token.signal() == Signal.BEGIN_GROUP) {
                return NONE;
            }
            if (token.signal() == Signal.BEGIN_FIELD) {
                Token type = message.get(i + 1);
                base = type.signal() == Signal.BEGIN_COMPOSITE ? type.offset() : 0;
                if (token.name().equals(FIELD)) {
                    return type.offset();
                }
            } else if (token.signal() == Signal.ENCODING && token.name().equals(FIELD)) {
                return base + token.offset();
            }
        }
        return NONE;
    }
}
